import type { Partij } from '#event-sourcing';
import type { Afsprakenboek } from '#afspraken';
import { bekendeStappen, leegBeeld, metStap, veiligThuisVan } from '#dossier';
import type { Casusbeeld, CasusGebeurtenis, GebeurtenisType, GebeurtenisVan, Stap } from '#dossier';

type Verzoek = Casusbeeld['zicht']['verzoeken'][number];

/** A step with the picture of the case before and after it. */
export interface Gangstap extends Stap {
  readonly voor: Casusbeeld;
  readonly na: Casusbeeld;
  /** What waited for a triage and no longer does. */
  readonly beantwoord: readonly Verzoek[];
  /** When the triage round that this step belongs to began: the first melding or report back that was weighed. */
  readonly rondeMs: number;
}

/** The course of a case as it is known: its steps in the order in which they happened. */
export interface Casusgang {
  readonly gebeurtenissen: readonly CasusGebeurtenis[];
  readonly boek: Afsprakenboek;
  readonly veiligThuis: Partij;
  readonly stappen: readonly Gangstap[];
}

/** Undefined as long as no Veilig Thuis acts in the case. */
export const casusgang = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
): Casusgang | undefined => {
  const bekend = bekendeStappen(gebeurtenissen);
  const veiligThuis = veiligThuisVan(bekend);
  if (!veiligThuis) return undefined;
  const stappen: Gangstap[] = [];
  let voor = leegBeeld(veiligThuis);
  let rondeMs: number | undefined;
  for (const stap of bekend) {
    const na = metStap(voor, stap, boek);
    const beantwoord = voor.zicht.verzoeken.filter((verzoek) => !wacht(na, verzoek));
    rondeMs = beantwoord[0]?.sindsMs ?? rondeMs ?? stap.opMs;
    stappen.push({ ...stap, voor, na, beantwoord, rondeMs });
    voor = na;
  }
  return { gebeurtenissen, boek, veiligThuis, stappen };
};

const wacht = ({ zicht }: Casusbeeld, { volgnummer }: Verzoek): boolean =>
  zicht.verzoeken.some((verzoek) => verzoek.volgnummer === volgnummer);

/** The gemeenten of the case at an instant. */
export const gemeentenOp = ({ stappen }: Casusgang, opMs: number): readonly string[] =>
  (stappen.findLast((stap) => stap.opMs <= opMs) ?? stappen[0])?.na.gemeenten ?? [];

/** A step of one type, with the data of its event. */
export type GangstapVan<T extends GebeurtenisType> = Gangstap & { readonly gebeurtenis: GebeurtenisVan<T> };

export const isVan =
  <T extends GebeurtenisType>(...typen: readonly T[]) =>
  (stap: Gangstap): stap is GangstapVan<T> =>
    (typen as readonly string[]).includes(stap.gebeurtenis.type);
