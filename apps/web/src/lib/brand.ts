/** The product's name and mark. One place, so that a brand folder can replace it. */
export const BRAND = { name: 'CGS Assist' } as const;
