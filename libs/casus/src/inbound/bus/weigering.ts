import { getMetadataStorage } from 'class-validator';
import { MAX_FOUTEN } from '#contracts';
import type { Geweigerd } from '#contracts';
import { AppendTooLarge, DomainError, RevisionConflict } from '#event-sourcing';
import type { Tekortkoming } from '#event-sourcing';
import { Problem, answerOfError } from '#platform';
import { SleutelHergebruikt } from '../../application/fouten.js';

/** Texts of the hub are far shorter; whatever grows longer is cut rather than left unsaid. */
const MAX_DETAIL = 1_000;
const MAX_MELDING = 400;
const MAX_VELD = 200;

/** Most fields that the detail names; all of them are in `errors`. */
const MAX_GENOEMD = 10;

/**
 * The problem that refuses a command, as HTTP would tell it; undefined for trouble of our own, which is no answer: then the
 * command is tried again. What goes on Kafka never holds what the sender wrote, also not the name of a field of its own.
 */
export const weigeringVan = (fout: unknown, metRevisie: boolean): Geweigerd | undefined => {
  if (!isWeigering(fout, metRevisie)) return undefined;
  const { body } = answerOfError(fout, { ifMatch: metRevisie, leest: false });
  const vanOns = fout instanceof Problem ? zonderVreemdeNaam : (tekortkoming: Tekortkoming) => tekortkoming;
  const errors = tekortkomingenVan(fout, body.errors).slice(0, MAX_FOUTEN).map(vanOns).map(leesbaar);
  return {
    type: body.type,
    title: body.title,
    status: body.status,
    detail: kort(detailVan(fout, body.detail, errors), MAX_DETAIL),
    ...(body.regel !== undefined && { regel: body.regel }),
    ...(errors.length > 0 && { errors }),
  };
};

/** For a command that cannot be handled and that an operator let be passed by. It may have been recorded all the same. */
export const overgeslagen = (): Geweigerd => ({
  ...answerOfError(new Error('passed by'), { ifMatch: false, leest: false }).body,
  detail:
    'De hub kon deze opdracht niet verwerken, en de beheerder heeft haar overgeslagen. Vraag de casus op om te zien of de stap is vastgelegd; zo niet, geef de opdracht dan opnieuw onder een nieuw id.',
});

/** By a list of what is one: anything else is not the sender's to mend. */
const isWeigering = (fout: unknown, metRevisie: boolean): boolean => {
  if (fout instanceof DomainError || fout instanceof AppendTooLarge) return true;
  if (fout instanceof RevisionConflict) return metRevisie;
  return fout instanceof Problem && (fout.code === 'ongeldige-invoer' || fout.code === 'ongeldige-json');
};

/** A text of ours, cut to what an answer holds. */
const leesbaar = ({ veld, regel, melding }: Tekortkoming): Tekortkoming => ({
  veld: kort(veld, MAX_VELD),
  regel,
  melding: kort(melding, MAX_MELDING),
});

/** Whoever chose the name of an unknown field may have put anything in it: only the part before it is told. */
const zonderVreemdeNaam = (tekortkoming: Tekortkoming): Tekortkoming => {
  const delen = tekortkoming.veld.split('.');
  const vreemd = delen.findIndex((deel) => !bekendeVelden().has(deel.replace(/(\[\d{1,6}\])+$/, '')));
  return { ...tekortkoming, veld: (vreemd === -1 ? delen : delen.slice(0, vreemd)).join('.') };
};

let bekend: ReadonlySet<string> | undefined;

/** Every field of every class that is checked: the words that are ours. All classes are loaded before the first message. */
const bekendeVelden = (): ReadonlySet<string> => {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    readonly validationMetadatas: ReadonlyMap<unknown, readonly { readonly propertyName: string }[]>;
  };
  bekend ??= new Set([...validationMetadatas.values()].flat().map(({ propertyName }) => propertyName));
  return bekend;
};

const ID_GEBRUIKT =
  'Dit id is al gebruikt voor een andere opdracht. Kies per opdracht een nieuw id, en gebruik het alleen opnieuw om precies dezelfde opdracht te herhalen.';

/** What over HTTP is a header, is the id of a message. */
const tekortkomingenVan = (fout: unknown, anders: readonly Tekortkoming[] = []): readonly Tekortkoming[] =>
  fout instanceof SleutelHergebruikt ? [{ veld: 'id', regel: 'idempotentie', melding: ID_GEBRUIKT }] : anders;

const detailVan = (fout: unknown, detail: string, errors: readonly Tekortkoming[]): string => {
  if (fout instanceof SleutelHergebruikt) return ID_GEBRUIKT;
  if (fout instanceof RevisionConflict)
    return 'De zaak heeft niet meer de revisie uit verwachteRevisie. Haal de zaak opnieuw op.';
  if (!(fout instanceof Problem)) return detail;
  if (fout.code === 'ongeldige-json') return errors[0]?.melding ?? detail;
  const velden = [...new Set(errors.map(({ veld }) => veld).filter((veld) => veld !== ''))];
  const meer = velden.length > MAX_GENOEMD ? ', ...' : '';
  return `Herstel eerst: ${velden.slice(0, MAX_GENOEMD).join(', ') || 'de inhoud'}${meer}.`;
};

const kort = (tekst: string, langste: number): string => tekst.replace(/\p{Cc}+/gu, ' ').slice(0, langste);
