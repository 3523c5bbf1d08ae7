import { instantMs, isoInstant, resterend } from '#afspraken';
import type { Partij } from '#event-sourcing';
import { faseVan, geldtOp, isOpenTermijn, opBeginEnId, rollijn, termijnenVan } from '#dossier';
import type {
  Casusbeeld,
  Casustermijn,
  Fase,
  Inzage,
  Inzagegrond,
  Kijker,
  Rolgrond,
  Rolperiode,
} from '#dossier';
import { dienstVan, monitoringVan, opschalingenVan, planVan, triageVan } from './casusdelen.js';
import type { Dienstdeel, Monitoringdeel, Opschalingsdeel, Plandeel, Triagedeel } from './casusdelen.js';
import { grondUitleg } from './grond-uitleg.js';
import { genomenIn } from './lezing.js';
import type { Lezing } from './lezing.js';
import { overdrachtWeergave, zichtbareOverdrachten } from './overdrachtweergave.js';
import type { OverdrachtWeergave } from './overdrachtweergave.js';
import type { PartijMetNaam } from './partijnaam.js';
import { houderAntwoord } from './verantwoordelijkheid.js';
import type { HouderAntwoord } from './verantwoordelijkheid.js';

export interface GemeenteWeergave {
  readonly code: string;
  readonly naam: string;
}

export interface RolWeergave {
  readonly partij: PartijMetNaam;
  readonly sinds: string;
  readonly grond: Rolgrond;
  readonly grondUitleg: string;
}

export interface TermijnWeergave extends Omit<Casustermijn, 'partij'> {
  readonly partij?: PartijMetNaam;
  /** Whether somebody must still act. */
  readonly open: boolean;
  /** What is left, of a term that is open: 0 on its last day, negative after it. */
  readonly dagenOver?: number;
  readonly werkdagenOver?: number;
}

/** A case as its viewer may see it now: informatiearm, for content has its own way in. */
export interface CasusWeergave extends Triagedeel, Dienstdeel, Monitoringdeel, Plandeel, Opschalingsdeel {
  readonly casusId: string;
  readonly regio: string;
  readonly gemeenten: readonly GemeenteWeergave[];
  readonly fase: Fase;
  readonly verantwoordelijken: readonly HouderAntwoord[];
  readonly overdrachten: readonly OverdrachtWeergave[];
  readonly casusregie: readonly RolWeergave[];
  readonly procescoordinatie: readonly RolWeergave[];
  readonly termijnen: readonly TermijnWeergave[];
  /** `volgnummer` of the last event. */
  readonly revisie: number;
  readonly inzagegrond: Inzagegrond;
  readonly magVastleggen: boolean;
}

export const casusweergave = (
  lezing: Lezing,
  beeld: Casusbeeld,
  inzage: Inzage,
  kijker: Kijker,
): CasusWeergave => {
  const { dossier, klokken } = lezing;
  const genomen = genomenIn(lezing);
  const rollen = rollijn(dossier.gebeurtenissen, lezing.boek).filter((rol) =>
    geldtOp(rol, klokken.geldigOpMs),
  );
  return {
    casusId: dossier.casusId,
    regio: lezing.regio,
    gemeenten: beeld.gemeenten.map((code) => gemeenteWeergave(code, lezing)),
    fase: faseVan(beeld),
    verantwoordelijken: [...beeld.zicht.houders].sort(opBeginEnId).map((h) => houderAntwoord(h, lezing)),
    ...triageVan(beeld),
    ...dienstVan(beeld),
    overdrachten: zichtbareOverdrachten(beeld.overdrachten, kijker).map((o) =>
      overdrachtWeergave(o, lezing, genomen),
    ),
    ...monitoringVan(rollen),
    casusregie: rolWeergaven('casusregie', rollen, lezing),
    procescoordinatie: rolWeergaven('procescoordinatie', rollen, lezing),
    ...planVan(beeld),
    ...opschalingenVan(beeld),
    termijnen: zichtbareTermijnen(lezing, beeld, kijker),
    revisie: dossier.records.length - 1,
    inzagegrond: inzage.grond,
    magVastleggen: inzage.magVastleggen,
  };
};

const gemeenteWeergave = (code: string, { noem, klokken }: Lezing): GemeenteWeergave => {
  const gemeente: Partij = { soort: 'gemeente', id: code };
  return { code, naam: noem(gemeente, klokken.geldigOpMs).naam };
};

const rolWeergaven = (
  gevraagd: Rolperiode['rol'],
  rollen: readonly Rolperiode[],
  { noem }: Lezing,
): readonly RolWeergave[] =>
  rollen
    .filter(({ rol }) => rol === gevraagd)
    .map(({ partij, vanafMs, grond }) => ({
      partij: noem(partij, vanafMs),
      sinds: isoInstant(vanafMs),
      grond,
      grondUitleg: grondUitleg(grond),
    }));

/** A term of a handover is for who may see that handover. */
const zichtbareTermijnen = (
  lezing: Lezing,
  beeld: Casusbeeld,
  kijker: Kijker,
): readonly TermijnWeergave[] => {
  const { dossier, boek, klokken, noem } = lezing;
  const zichtbaar = new Set(zichtbareOverdrachten(beeld.overdrachten, kijker).map((o) => o.overdrachtId));
  return termijnenVan(dossier.gebeurtenissen, boek, { nuMs: klokken.geldigOpMs })
    .filter(({ overdrachtId }) => overdrachtId === undefined || zichtbaar.has(overdrachtId))
    .map(({ partij, ...termijn }) => ({
      ...termijn,
      ...(partij && { partij: noem(partij, instantMs(termijn.overschredenVanaf)) }),
      open: isOpenTermijn(termijn),
      ...(isOpenTermijn(termijn) && overVan(termijn, lezing)),
    }));
};

const overVan = (
  { laatsteDag }: Pick<Casustermijn, 'laatsteDag'>,
  { boek, regio, klokken: { geldigOpMs } }: Lezing,
): Pick<TermijnWeergave, 'dagenOver' | 'werkdagenOver'> => {
  const { dagen, werkdagen } = resterend(
    laatsteDag,
    geldigOpMs,
    boek.voor(regio, geldigOpMs).extraVrijeDagen,
  );
  return { dagenOver: dagen, werkdagenOver: werkdagen };
};
