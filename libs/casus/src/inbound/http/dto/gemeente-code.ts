/** CBS code of a gemeente. */
export const GEMEENTE_CODE = {
  patroon: /^GM\d{4}$/,
  goed: 'Dit moet de CBS-code van een gemeente zijn, zoals GM0917.',
  voorbeeld: 'GM0917',
} as const;
