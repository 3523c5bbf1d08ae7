import type { Afsprakenboek } from '#afspraken';
import { sleutelwisser } from '#casus';
import { cijfersAfnemer } from '#cijfers';
import type { EventLog, KeyStore } from '#event-sourcing';
import type { Afnemer } from '#platform';
import { postvakAfnemer } from '#postvak';
import { termijnenAfnemer } from '#termijnbewaking';

export interface Leesgrond {
  readonly log: EventLog;
  readonly boek: Afsprakenboek;
}

/** The consumers by the service that runs them; the hub runs all of them. */
export const afnemersVan = {
  'veilig-thuis': ({ keyStore }: { readonly keyStore: KeyStore }): readonly Afnemer[] => [
    sleutelwisser(keyStore),
  ],
  projecties: ({ log, boek }: Leesgrond): readonly Afnemer[] => [
    postvakAfnemer(log, boek),
    cijfersAfnemer(log, boek),
  ],
  termijnwachter: ({ log, boek }: Leesgrond): readonly Afnemer[] => [termijnenAfnemer(log, boek)],
} as const;

/** Those whose rows the APIs show. */
export const LEESMODELLEN = ['postvak', 'cijfers', 'termijnen'] as const;

export const alleAfnemers = (grond: Leesgrond & { readonly keyStore: KeyStore }): readonly Afnemer[] =>
  Object.values(afnemersVan).flatMap((van) => van(grond));
