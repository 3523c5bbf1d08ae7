import { DOMEIN } from '../berichten/berichttypen.js';
import { bronVan } from '../berichten/bericht.js';
import type { Afzender, KafkaVorm } from '../berichten/bericht.js';
import { geheel, lijst, naamVan, object, optioneel, tijdstip, uuid, zin } from '../berichten/veld.js';
import type { Veld } from '../berichten/veld.js';
import { SPECVERSIE } from '../cloudevents/attributen.js';

/** What a command recorded; the same as the answer over HTTP. */
export interface Aanvaard {
  readonly casusId: string;
  readonly revisie: number;
  readonly gebeurtenissen: readonly {
    readonly id: string;
    readonly type: string;
    readonly volgnummer: number;
    readonly plaatsgevondenOp: string;
    readonly vastgelegdOp: string;
  }[];
  readonly meldingId?: string;
  readonly overdrachtId?: string;
}

/** An RFC 9457 problem; the same as over HTTP, but without anything that the sender wrote. */
export interface Geweigerd {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly regel?: string;
  readonly errors?: readonly { readonly veld: string; readonly regel: string; readonly melding: string }[];
}

export type Antwoord =
  | { readonly soort: 'aanvaard'; readonly gegevens: Aanvaard }
  | { readonly soort: 'geweigerd'; readonly gegevens: Geweigerd };

export type Antwoordsoort = Antwoord['soort'];

/** Limits of an answer, so that it stays far under the 64 KiB of the profile. */
const MAX_GEBEURTENISSEN = 50;
export const MAX_FOUTEN = 100;
const MAX_ZIN = 1_000;
const MAX_MELDING = 400;
const MAX_NAAM = 200;

const nietNegatief = () => geheel(0, Number.MAX_SAFE_INTEGER);

/** What an answer carries, field by field. */
export const ANTWOORDEN: { readonly [S in Antwoordsoort]: Veld } = {
  aanvaard: object({
    casusId: uuid(),
    revisie: nietNegatief(),
    gebeurtenissen: lijst(
      object({
        id: uuid(),
        type: naamVan(MAX_NAAM),
        volgnummer: nietNegatief(),
        plaatsgevondenOp: tijdstip(),
        vastgelegdOp: tijdstip(),
      }),
      MAX_GEBEURTENISSEN,
    ),
    meldingId: optioneel(uuid()),
    overdrachtId: optioneel(uuid()),
  }),
  geweigerd: object({
    type: zin(MAX_NAAM),
    title: zin(MAX_NAAM),
    status: geheel(400, 599),
    detail: zin(MAX_ZIN),
    regel: optioneel(zin(MAX_NAAM)),
    errors: optioneel(
      lijst(object({ veld: zin(MAX_NAAM), regel: zin(MAX_NAAM), melding: zin(MAX_MELDING) }), MAX_FOUTEN),
    ),
  }),
};

export const ANTWOORDSOORTEN = Object.keys(ANTWOORDEN) as readonly Antwoordsoort[];

export const UITLEG_VAN_ANTWOORD: { readonly [S in Antwoordsoort]: string } = {
  aanvaard:
    'De opdracht is uitgevoerd en duurzaam vastgelegd, of het feit stond er al: dan is `gebeurtenissen` leeg.',
  geweigerd:
    'Er is niets vastgelegd. De gegevens zijn een probleem volgens RFC 9457; er staat niets in van wat u stuurde.',
};

const VERSIE = 'v1';

export const antwoordtypeVan = (soort: Antwoordsoort): string => `${DOMEIN}.antwoord.${soort}.${VERSIE}`;

export const antwoordschemaVan = (soort: Antwoordsoort): string => `antwoord-${soort}.${VERSIE}.json`;

/** Whom an answer is for, and when it was given. */
export interface Antwoordkop {
  /** Derived from the command, so that an answer that comes twice is recognised. */
  readonly id: string;
  readonly afzender: Afzender;
  /** `id` of the command. */
  readonly opdrachtId: string;
  /** Key of the command: answers keep its order. */
  readonly sleutel: string;
  readonly casusId: string | undefined;
  readonly tijdstip: string;
  readonly traceparent: string | undefined;
}

/** The message of an answer: the fields of its schema and nothing else. @throws NietPubliceerbaar */
export const alsAntwoord = ({ soort, gegevens }: Antwoord, kop: Antwoordkop): KafkaVorm => ({
  key: kop.sleutel,
  headers: {
    'content-type': 'application/json',
    ce_specversion: SPECVERSIE,
    ce_id: kop.id,
    ce_source: bronVan(kop.afzender),
    ce_type: antwoordtypeVan(soort),
    ce_dataschema: `${kop.afzender.openbareUrl}/berichten/schemas/${antwoordschemaVan(soort)}`,
    ce_time: kop.tijdstip,
    ce_opdrachtid: kop.opdrachtId,
    ...(kop.casusId !== undefined && { ce_subject: kop.casusId }),
    ...(kop.traceparent !== undefined && { ce_traceparent: kop.traceparent }),
  },
  value: JSON.stringify(ANTWOORDEN[soort].neem(gegevens)),
});
