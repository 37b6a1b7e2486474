import { accentStyle, BRANDING_ELEMENT, BRANDING_STYLE_ELEMENT, type Branding as BrandingView } from '@assist/contracts/house';
import { WebPage } from '@assist/platform/http';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Branding } from './branding.js';

/** Writes name, colours and logo into the page itself: nobody sees another brand first. */
@Injectable()
export class BrandPage implements OnModuleInit {
  constructor(
    private readonly page: WebPage,
    private readonly branding: Branding,
  ) {}

  onModuleInit(): void {
    this.page.add((html) => finishPage(html, this.branding.view));
  }
}

/** Functions as replacements: in a text `$&` would mean something. */
export function finishPage(html: string, view: BrandingView): string {
  return html
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(view.name)}</title>`)
    .replace(/<link rel="icon"[^>]*>/, (known) =>
      view.logo === null ? known : `<link rel="icon" href="${escaped(view.logo)}" />`,
    )
    .replace('</head>', () => `${elementsOf(view)}</head>`);
}

/** JSON in an element that browsers do not run; with no `<` in it, it cannot end the element either. */
function elementsOf(view: BrandingView): string {
  const json = JSON.stringify(view).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  const style = view.palette === null ? '' : accentStyle(view.palette);
  return `<style id="${BRANDING_STYLE_ELEMENT}">${style}</style><script type="application/json" id="${BRANDING_ELEMENT}">${json}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
