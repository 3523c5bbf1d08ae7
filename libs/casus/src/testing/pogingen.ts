import type { Casusbeeld, CasusGebeurtenis, TriageUitkomst } from '#dossier';
import type { Partij } from '#event-sourcing';
import {
  aanvaarding,
  afstemming,
  bekrachtiging,
  betwisting,
  casusregieAfgesloten,
  dienstAfgerond,
  doorgifte,
  door,
  gemeenten,
  intrekking,
  melding,
  monitoringAfgesloten,
  namens,
  onderzoekAfgerond,
  ontvangst,
  onveiligheid,
  overdracht,
  overdrachtNaDienst,
  spoed,
  triage,
  weigering,
  metInhoud,
} from './daden.js';
import type { Daad } from './daden.js';
import { inhoudNaDienst } from './inhoud.js';

/** What chance gives a generated step. */
export interface Lot {
  readonly poging: number;
  readonly wacht: number;
  readonly vertraging: number;
  readonly a: number;
  readonly b: number;
}

/** The parties among which a generated case goes round. */
export interface Regio {
  readonly veiligThuis: Partij;
  readonly teams: readonly Partij[];
  readonly partners: readonly Partij[];
  readonly gemeenten: readonly (readonly string[])[];
}

/** Where a generated case stands at the instant of its next step; without a picture it has yet to begin. */
export interface Situatie {
  readonly op: string;
  readonly regio: Regio;
  readonly geschiedenis: readonly CasusGebeurtenis[];
  readonly beeld?: Casusbeeld;
}

export type Poging = (situatie: Situatie, lot: Lot) => Daad | undefined;

const kies = <T>(uit: readonly T[], nummer: number): T | undefined => uit[nummer % uit.length];

/** One in so many steps is nonsense: any party, any handover, whatever the case is like. */
const ONZIN = 6;
const isOnzin = ({ a }: Lot): boolean => a % ONZIN === 0;

const partijen = ({ teams, partners }: Regio): readonly Partij[] => [...teams, ...partners];

/** One of the handovers that still wait for an answer, or any, with one of its recipients. */
const antwoord =
  (maak: (op: string, ontvanger: Partij, overdrachtId: string, van: Partij, lot: Lot) => Daad): Poging =>
  ({ op, beeld }, lot) => {
    const wacht = new Set(
      beeld?.zicht.overdrachten.filter((o) => o.wachtend.length > 0).map((o) => o.overdrachtId),
    );
    const alle = beeld?.overdrachten ?? [];
    const open = alle.filter(({ overdrachtId }) => wacht.has(overdrachtId));
    const verstuurd = kies(isOnzin(lot) || open.length === 0 ? alle : open, lot.b)?.verstuurd;
    const ontvanger = verstuurd && kies(verstuurd.data.ontvangers, lot.a);
    return ontvanger && maak(op, ontvanger, verstuurd.data.overdrachtId, verstuurd.data.van, lot);
  };

const vanVt = (maak: (situatie: Situatie, lot: Lot) => Daad): Poging => {
  return (situatie, lot) => door(situatie.regio.veiligThuis, maak(situatie, lot));
};

const houderVan = ({ beeld, regio }: Situatie, lot: Lot): Partij | undefined => {
  const houders = beeld?.zicht.houders.map(({ partij }) => partij) ?? [];
  const anderen = houders.filter(({ soort }) => soort !== 'veilig-thuis');
  return kies(isOnzin(lot) ? partijen(regio) : anderen, lot.b);
};

const meld: Poging = (situatie, lot) => {
  const { op, regio, geschiedenis } = situatie;
  const melder = lot.a % 4 === 1 ? houderVan(situatie, lot) : undefined;
  return door(
    melder ?? regio.veiligThuis,
    melding(op, {
      meldingId: `m${geschiedenis.length}`,
      spoedeisend: lot.a % 3 === 0,
      gemeenten: kies(regio.gemeenten, lot.b) ?? [],
      gezinsvoogdBetrokken: lot.b % 4 === 0,
    }),
  );
};

/** Recipients that fit the case: a team of each of its gemeenten, or one partner of the kind asked for. */
const passend = ({ beeld, regio }: Situatie, { b }: Lot, soort: Partij['soort']): readonly Partij[] => {
  const codes = beeld?.gemeenten ?? [];
  const gevonden =
    soort === 'lokaal-veld'
      ? codes.map((code) =>
          kies(
            regio.teams.filter(({ gemeente }) => gemeente === code),
            b,
          ),
        )
      : [
          kies(
            regio.partners.filter((partner) => partner.soort === soort),
            b,
          ),
        ];
  return gevonden.filter((partij) => partij !== undefined);
};

const SOORT: { readonly [B in TriageUitkomst]?: Partij['soort'] } = {
  instelling: 'instelling',
  'multidisciplinair-team': 'multidisciplinair-team',
};

/** The kind of recipient that follows from where the case stands: the GI (V11), or by the triage (V12). */
const soortVan = ({ beeld }: Situatie): Partij['soort'] => {
  const besluit = beeld?.triage?.data.besluit;
  if (beeld?.zicht.triage && beeld.meldingen.at(-1)?.data.gezinsvoogdBetrokken) return 'gi';
  return (besluit && SOORT[besluit]) ?? 'lokaal-veld';
};

const ontvangersVan = (situatie: Situatie, lot: Lot): readonly Partij[] => {
  const wie = partijen(situatie.regio);
  if (isOnzin(lot)) return wie.slice(lot.b % wie.length).slice(0, 1 + (lot.b % 2));
  const alle = passend(situatie, lot, soortVan(situatie));
  return lot.a % 5 === 1 ? alle.slice(0, 1) : alle;
};

const aanTafel = ({ beeld }: Situatie): boolean => beeld?.triage?.data.aanTriagetafel === true;

const verstuur: Poging = (situatie, lot) => {
  const { op, regio, geschiedenis, beeld } = situatie;
  const gegevens = {
    overdrachtId: `o${geschiedenis.length}`,
    van: regio.veiligThuis,
    ontvangers: ontvangersVan(situatie, lot),
    aanTriagetafel: aanTafel(situatie),
  };
  if (!beeld?.dienst?.afgerond || lot.b % 3 === 0) return overdracht(op, gegevens);
  const oordeel = beeld.dienst.soort === 'onderzoek' ? {} : { oordeel: '' };
  return metInhoud(overdrachtNaDienst(op, gegevens), inhoudNaDienst(oordeel));
};

const geefDoor: Poging = (situatie, lot) => {
  const van = houderVan(situatie, lot);
  const [aan, ook] = isOnzin(lot)
    ? ontvangersVan(situatie, lot)
    : [
        kies(partijen(situatie.regio), lot.b),
        lot.a % 4 === 1 ? kies(partijen(situatie.regio), lot.b + 2) : undefined,
      ];
  if (!van || !aan) return undefined;
  return doorgifte(situatie.op, van, aan, {
    overdrachtId: `d${situatie.geschiedenis.length}`,
    ontvangers: ook ? [aan, ook] : [aan],
  });
};

const bevestigt = antwoord((op, partij, overdrachtId, van, { b }) => {
  const daad = ontvangst(op, partij, { overdrachtId });
  return b % 3 === 0 ? namens(daad, van) : daad;
});
const aanvaardt = antwoord((op, partij, overdrachtId, van, { b }) => {
  const daad = aanvaarding(op, partij, { overdrachtId });
  return b % 3 === 0 ? namens(daad, van) : daad;
});

const vanHouder =
  (maak: (op: string, partij: Partij, lot: Lot) => Daad): Poging =>
  (situatie, lot) => {
    const partij = houderVan(situatie, lot);
    return partij && maak(situatie.op, partij, lot);
  };

const UITKOMSTEN: readonly TriageUitkomst[] = [
  'lokaal-veld',
  'lokaal-veld',
  'dienst-onderzoek',
  'lokaal-veld',
  'dienst-voorwaarden-en-vervolg',
  'instelling',
  'multidisciplinair-team',
  'client-systeem',
];

const besluit = vanVt(({ op }, { a, b }) =>
  triage(op, kies(UITKOMSTEN, b) ?? 'lokaal-veld', { aanTriagetafel: a % 4 === 0 }),
);
const rondAf = vanVt(({ op, beeld }, { a }) =>
  (beeld?.dienst?.soort === 'onderzoek' ? onderzoekAfgerond : dienstAfgerond)(op, {
    dossierGesloten: a % 5 === 0,
  }),
);
const stemAf = vanHouder((op, partij) => afstemming(op, partij, { met: [partij] }));
const sluit = vanHouder((op, partij, { a }) =>
  casusregieAfgesloten(op, a % 4 === 1 ? 'gemeld-bij-veilig-thuis' : 'stabiele-veiligheid', partij),
);

/** Steps in the mix in which they are tried; what comes oftener stands here oftener. */
export const POGINGEN: readonly Poging[] = [
  meld,
  besluit,
  verstuur,
  bevestigt,
  aanvaardt,
  rondAf,
  verstuur,
  geefDoor,
  aanvaardt,
  bevestigt,
  besluit,
  sluit,
  antwoord((op, partij, overdrachtId) => weigering(op, partij, overdrachtId)),
  antwoord((op, partij, overdrachtId) => betwisting(op, partij, overdrachtId)),
  verstuur,
  aanvaardt,
  antwoord((op, partij, overdrachtId) => bekrachtiging(op, partij, overdrachtId)),
  antwoord((op, _partij, overdrachtId, van) => intrekking(op, overdrachtId, van)),
  vanVt(({ op }) => spoed(op)),
  vanVt(({ op, regio }, { b }) => gemeenten(op, ...(kies(regio.gemeenten, b) ?? []))),
  besluit,
  bevestigt,
  geefDoor,
  sluit,
  vanVt(({ op }, { a }) =>
    monitoringAfgesloten(op, a % 3 === 0 ? 'dossier-gesloten' : 'stabiele-veiligheid'),
  ),
  stemAf,
  vanHouder((op, partij) => onveiligheid(op, op.slice(0, 10), partij)),
  antwoord((op, partij, overdrachtId) => betwisting(op, partij, overdrachtId)),
];
