import type { Afsprakenboek, TermijnId } from '#afspraken';
import { instantMs } from '#afspraken';
import type { GebeurtenisData, OverdrachtPad } from '../events.js';
import type { Feit } from '../testing.js';
import { HEERLEN, VT, boekVanZuidLimburg, feit, geschiedenisVan, lokaal, tijd } from '../testing.js';
import type { Casustermijn } from './termijn.js';
import { termijnenVan } from './termijnen-van.js';

type Data<T extends keyof GebeurtenisData> = GebeurtenisData[T];

export const melding = (op: string, anders: Partial<Data<'MeldingOntvangen'>> = {}): Feit =>
  feit('MeldingOntvangen')(op, {
    meldingId: `melding ${op}`,
    bron: 'politie',
    spoedeisend: false,
    gemeenten: ['GM0917'],
    gezinsvoogdBetrokken: false,
    ...anders,
  });

export const triage = (op: string, anders: Partial<Data<'TriageBesluit'>> = {}): Feit =>
  feit('TriageBesluit')(op, {
    besluit: 'lokaal-veld',
    aanTriagetafel: false,
    informerenAndersAfgesproken: false,
    ...anders,
  });

export const afgerond = (op: string, anders: Partial<Data<'DienstAfgerond'>> = {}): Feit =>
  feit('DienstAfgerond')(op, {
    dienst: 'voorwaarden-en-vervolg',
    veiligheidsvoorwaarden: 2,
    acuutOnveilig: false,
    dossierGesloten: false,
    ...anders,
  });

export const verstuurd = (
  op: string,
  pad: OverdrachtPad = 'direct',
  anders: Partial<Data<'OverdrachtVerstuurd'>> = {},
): Feit =>
  feit('OverdrachtVerstuurd')(
    op,
    {
      overdrachtId: 'o1',
      pad,
      van: VT,
      ontvangers: [HEERLEN],
      wijze: 'digitaal',
      aanTriagetafel: false,
      ...anders,
    },
    anders.van ?? VT,
  );

export const ontvangst = (op: string, ontvanger = HEERLEN, overdrachtId = 'o1'): Feit =>
  feit('OntvangstBevestigd')(op, { overdrachtId, ontvanger, wijze: 'digitaal' }, ontvanger);

export const aanvaarding = (op: string, ontvanger = HEERLEN, overdrachtId = 'o1'): Feit =>
  feit('OverdrachtAanvaard')(op, { overdrachtId, ontvanger, wijze: 'digitaal' }, ontvanger);

export const weigering = (op: string, ontvanger = HEERLEN, overdrachtId = 'o1'): Feit =>
  feit('OverdrachtGeweigerd')(op, { overdrachtId, ontvanger, reden: 'geen-capaciteit' }, ontvanger);

export const intrekking = (op: string, overdrachtId = 'o1'): Feit =>
  feit('OverdrachtIngetrokken')(op, { overdrachtId, reden: 'onjuist-geadresseerd' });

export const contact = (op: string, door = HEERLEN, overdrachtId = 'o1'): Feit =>
  feit('EersteContactGelegd')(op, { overdrachtId, door }, door);

export const geinformeerd = (op: string, allen = true, door = VT): Feit =>
  feit('BetrokkenenGeinformeerd')(op, { door, allen }, door);

export const monitormoment = (op: string): Feit =>
  feit('MonitorMomentVastgelegd')(op, {
    gesprokenMet: ['professional'],
    scores: [{ door: 'professional', score: 7 }],
    voorwaardenVoldaan: true,
    directeVeiligheid: true,
    stabieleVeiligheid: false,
    herstelAandacht: true,
  });

/** A dienst that started on Monday 2 March 2026, was finished and handed over, and accepted on the 31st. */
export const naDienst = (anders: Partial<Data<'DienstAfgerond'>> = {}): readonly Feit[] => [
  melding('2026-03-02 09:00'),
  triage('2026-03-04 14:00', { besluit: 'dienst-voorwaarden-en-vervolg' }),
  afgerond('2026-03-30 10:00', anders),
  verstuurd('2026-03-30 11:00', 'na-dienst'),
  aanvaarding('2026-03-31 09:00'),
];

const afloop = ({ status, gehaaldOp, vervallenOp }: Casustermijn): string => {
  const woord = gehaaldOp === undefined ? 'vervallen' : 'gehaald';
  const op = gehaaldOp ?? vervallenOp;
  if (op === undefined) return status;
  return `${status === woord ? '' : `${status} `}${woord} op ${lokaal(instantMs(op))}`;
};

/** A term in one line: what it asks of whom, from when to which day, and how it stands. */
const alsRegel = (termijn: Casustermijn): string =>
  [
    [termijn.maanden && `${termijn.maanden} maanden`, termijn.wachtOp, termijn.gemeente, termijn.partij?.id]
      .filter(Boolean)
      .join(' '),
    `${termijn.vanaf}..${termijn.laatsteDag}`,
    afloop(termijn),
  ]
    .filter((deel) => deel !== '')
    .join(' ');

/** The terms with this id of a case as they stand at a local time. */
export const termijnregels = (
  id: TermijnId,
  peil: string,
  feiten: readonly Feit[],
  {
    boek = boekVanZuidLimburg(),
    bekendOp,
  }: { readonly boek?: Afsprakenboek; readonly bekendOp?: string } = {},
): readonly string[] =>
  termijnenVan(geschiedenisVan(...feiten), boek, {
    nuMs: instantMs(tijd(peil)),
    ...(bekendOp !== undefined && { beschikbaarOpMs: instantMs(tijd(bekendOp)) }),
  })
    .filter(({ termijn }) => termijn === id)
    .map(alsRegel);
