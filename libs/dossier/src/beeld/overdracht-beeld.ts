import type { Partij } from '#event-sourcing';
import type { GebeurtenisVan } from '../events.js';
import { isNamensVastgelegd } from '../geschiedenis.js';
import type { Bevestiging } from '../geschiedenis.js';
import { zelfdePartij } from '../partij.js';

/** What one recipient has done with a handover. Each field is the event that did it. */
export interface OntvangerBeeld {
  readonly partij: Partij;
  readonly ontvangst?: GebeurtenisVan<'OntvangstBevestigd'>;
  readonly aanvaarding?: GebeurtenisVan<'OverdrachtAanvaard'>;
  /** The latest refusal, when neither a receipt nor an acceptance came after it. */
  readonly weigering?: GebeurtenisVan<'OverdrachtGeweigerd'>;
  readonly eersteContact?: GebeurtenisVan<'EersteContactGelegd'>;
}

/** A handover with what became of it, recipient by recipient. */
export interface OverdrachtBeeld {
  readonly overdrachtId: string;
  readonly verstuurd: GebeurtenisVan<'OverdrachtVerstuurd'>;
  readonly verstuurdMs: number;
  readonly ontvangers: readonly OntvangerBeeld[];
  readonly ingetrokken?: GebeurtenisVan<'OverdrachtIngetrokken'>;
}

export const nieuwOverdrachtBeeld = (
  verstuurd: GebeurtenisVan<'OverdrachtVerstuurd'>,
  verstuurdMs: number,
): OverdrachtBeeld => ({
  overdrachtId: verstuurd.data.overdrachtId,
  verstuurd,
  verstuurdMs,
  ontvangers: verstuurd.data.ontvangers.map((partij) => ({ partij })),
});

type Antwoord =
  | GebeurtenisVan<'OntvangstBevestigd'>
  | GebeurtenisVan<'OverdrachtAanvaard'>
  | GebeurtenisVan<'OverdrachtGeweigerd'>
  | GebeurtenisVan<'EersteContactGelegd'>;

/** A recipient's answer. The first receipt, acceptance and contact stand; repeating them changes nothing. */
export const metAntwoord = (beeld: OverdrachtBeeld, antwoord: Antwoord): OverdrachtBeeld => {
  const van = antwoord.type === 'EersteContactGelegd' ? antwoord.data.door : antwoord.data.ontvanger;
  const ontvangers = beeld.ontvangers.map((ontvanger) =>
    zelfdePartij(ontvanger.partij, van) ? beantwoord(ontvanger, antwoord) : ontvanger,
  );
  return { ...beeld, ontvangers };
};

const beantwoord = (ontvanger: OntvangerBeeld, antwoord: Antwoord): OntvangerBeeld => {
  const { weigering: _, ...zonderWeigering } = ontvanger;
  switch (antwoord.type) {
    case 'OntvangstBevestigd':
      return { ...zonderWeigering, ontvangst: eigenste(ontvanger.ontvangst, antwoord) };
    case 'OverdrachtAanvaard':
      return { ...zonderWeigering, aanvaarding: eigenste(ontvanger.aanvaarding, antwoord) };
    case 'OverdrachtGeweigerd':
      return { ...ontvanger, weigering: antwoord };
    case 'EersteContactGelegd':
      return { ...ontvanger, eersteContact: ontvanger.eersteContact ?? antwoord };
  }
};

/** The first stands, but the recipient's own word goes before what was recorded on its behalf. */
const eigenste = <B extends Bevestiging>(eerder: B | undefined, nieuw: B): B =>
  eerder === undefined || (isNamensVastgelegd(eerder) && !isNamensVastgelegd(nieuw)) ? nieuw : eerder;

export const ontvangerIn = (beeld: OverdrachtBeeld, partij: Partij): OntvangerBeeld | undefined =>
  beeld.ontvangers.find((ontvanger) => zelfdePartij(ontvanger.partij, partij));
