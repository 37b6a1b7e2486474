/** Id of the element of the page that holds the branding as JSON, so that nothing has to be asked for. */
export const BRANDING_ELEMENT = 'assist-branding';
/** Id of the style element with the colours. */
export const BRANDING_STYLE_ELEMENT = 'assist-branding-style';
