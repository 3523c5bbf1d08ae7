/** Who works through the API of the lokaal veld (`domein.md` §9). */
export const LOKAAL_VELD_ROLLEN = ['lokaal-veld', 'gi', 'instelling', 'multidisciplinair-team'] as const;
