import { isoInstant } from '#afspraken';
import { instantMs } from '#afspraken';
import { isBevestiging, oordeelOver, rollijn } from '#dossier';
import type {
  Bevestiging,
  CasusGebeurtenis,
  Gat,
  GebeurtenisType,
  Grond,
  Periode,
  Rol,
  Rolgrond,
} from '#dossier';
import { bewijsVan } from './bewijs.js';
import type { Bewijs } from './bewijs.js';
import { grondUitleg } from './grond-uitleg.js';
import { herkomstVan } from './herkomst.js';
import type { Herkomst } from './herkomst.js';
import { klokkenInUtc } from './lezing.js';
import type { Lezing } from './lezing.js';
import type { PartijMetNaam } from './partijnaam.js';
import { zichtlijnVan } from './verantwoordelijkheid.js';
import { verstrekenTermijnen } from './verstreken-termijnen.js';
import type { VerstrekenTermijn } from './verstreken-termijnen.js';

export type Periodesoort = 'zicht-op-veiligheid' | 'nog-niet-belegd' | Rol;

/** Half-open: from `vanaf` up to, not including, `tot`. */
export interface TijdlijnPeriode {
  readonly soort: Periodesoort;
  /** Absent while nobody holds the zicht (V0). */
  readonly partij?: PartijMetNaam;
  readonly vanaf: string;
  /** Absent when it still ran at `geldigOp`. */
  readonly tot?: string;
  readonly grond: Rolgrond;
  readonly grondUitleg: string;
  readonly eindgrond?: Rolgrond;
  readonly eindgrondUitleg?: string;
  /** Absent for a legal instant, such as that of V3. */
  readonly begin?: Herkomst;
  readonly eind?: Herkomst;
}

/** A confirmation that counted until its dispute was known, and as never given from then on (V9). */
export interface BetwisteBevestiging {
  readonly overdrachtId: string;
  readonly ontvanger: PartijMetNaam;
  readonly bevestiging: Herkomst;
  readonly betwisting: Herkomst;
  /** From this instant on answers leave the confirmation out. */
  readonly bekendSinds: string;
}

export interface TijdlijnAntwoord {
  readonly casusId: string;
  readonly geldigOp: string;
  readonly beschikbaarOp?: string;
  readonly periodes: readonly TijdlijnPeriode[];
  readonly betwisteBevestigingen: readonly BetwisteBevestiging[];
  readonly verstrekenTermijnen: readonly VerstrekenTermijn[];
  readonly bewijs: Bewijs;
}

/** What lay when with whom up to and including `geldigOp`, as known at `beschikbaarOp`. */
export const tijdlijn = (lezing: Lezing): TijdlijnAntwoord => {
  const { dossier, boek, klokken } = lezing;
  const { periodes, nietBelegd } = zichtlijnVan(lezing);
  const rollen = rollijn(dossier.gebeurtenissen, boek, klokken.beschikbaarOpMs);
  const alle = [
    ...nietBelegd.map((gat) => ({ vanafMs: gat.vanafMs, regel: gatRegel(gat, periodes, lezing) })),
    ...periodes.map((periode) => met('zicht-op-veiligheid', periode, lezing)),
    ...rollen.map((periode) => met(periode.rol, periode, lezing)),
  ];
  return {
    casusId: dossier.casusId,
    ...klokkenInUtc(klokken),
    periodes: alle
      .filter(({ vanafMs }) => vanafMs <= klokken.geldigOpMs)
      .sort((a, b) => a.vanafMs - b.vanafMs)
      .map(({ regel }) => regel),
    betwisteBevestigingen: lezing.bekend
      .filter(isBevestiging)
      .flatMap((bevestiging) => betwistingVan(bevestiging, lezing)),
    verstrekenTermijnen: verstrekenTermijnen(lezing),
    bewijs: bewijsVan(lezing),
  };
};

interface Regel {
  readonly vanafMs: number;
  readonly regel: TijdlijnPeriode;
}

const met = (soort: Periodesoort, periode: Periode<Rolgrond>, lezing: Lezing): Regel => {
  const { partij, vanafMs, grond, begin } = periode;
  const regel: TijdlijnPeriode = {
    soort,
    partij: lezing.noem(partij, vanafMs),
    vanaf: isoInstant(vanafMs),
    grond,
    grondUitleg: grondUitleg(grond),
    ...(begin && { begin: herkomstVan(begin, lezing) }),
    ...eindeVan(periode, lezing),
  };
  return { vanafMs, regel };
};

type Einde = Pick<TijdlijnPeriode, 'tot' | 'eindgrond' | 'eindgrondUitleg' | 'eind'>;

/** An end after `geldigOp` had not come yet at that instant. */
const eindeVan = (
  { totMs, eindgrond, eind }: Pick<Periode<Rolgrond>, 'totMs' | 'eindgrond' | 'eind'>,
  lezing: Lezing,
): Einde => {
  if (totMs === undefined || totMs > lezing.klokken.geldigOpMs) return {};
  return {
    tot: isoInstant(totMs),
    ...(eindgrond && { eindgrond, eindgrondUitleg: grondUitleg(eindgrond) }),
    ...(eind && { eind: herkomstVan(eind, lezing) }),
  };
};

/** Nobody holds it because of a melding: that is the event by which the gap began. */
const gatRegel = (gat: Gat, periodes: readonly Periode<Grond>[], lezing: Lezing): TijdlijnPeriode => {
  const begin = stapOp(gat.vanafMs, 'MeldingOntvangen', lezing);
  return {
    soort: 'nog-niet-belegd',
    vanaf: isoInstant(gat.vanafMs),
    grond: 'V0',
    grondUitleg: grondUitleg('V0'),
    ...(begin && { begin: herkomstVan(begin, lezing) }),
    ...eindeVan({ ...gat, ...gatEinde(gat, periodes, lezing) }, lezing),
  };
};

/** By the rule on which a party took it, or without any: the household itself takes the next steps (V12). */
const gatEinde = (
  { totMs }: Gat,
  periodes: readonly Periode<Grond>[],
  lezing: Lezing,
): Pick<Periode<Grond>, 'eindgrond' | 'eind'> => {
  if (totMs === undefined) return {};
  const opvolger = periodes.find(({ vanafMs }) => vanafMs === totMs);
  if (opvolger) return { eindgrond: opvolger.grond, ...(opvolger.begin && { eind: opvolger.begin }) };
  const besluit = stapOp(totMs, 'TriageBesluit', lezing);
  return besluit ? { eindgrond: 'V12', eind: besluit } : {};
};

const stapOp = (opMs: number, type: GebeurtenisType, { bekend }: Lezing): CasusGebeurtenis | undefined =>
  bekend.find((stap) => stap.type === type && instantMs(stap.plaatsgevondenOp) === opMs);

const betwistingVan = (bevestiging: Bevestiging, lezing: Lezing): readonly BetwisteBevestiging[] => {
  const oordeel = oordeelOver(bevestiging, lezing.oordelen);
  if (oordeel?.type !== 'BevestigingBetwist') return [];
  const { overdrachtId, ontvanger } = bevestiging.data;
  const betwisting = herkomstVan(oordeel, lezing);
  return [
    {
      overdrachtId,
      ontvanger: lezing.noem(ontvanger, instantMs(bevestiging.plaatsgevondenOp)),
      bevestiging: herkomstVan(bevestiging, lezing),
      betwisting,
      bekendSinds: betwisting.vastgelegdOp,
    },
  ];
};
