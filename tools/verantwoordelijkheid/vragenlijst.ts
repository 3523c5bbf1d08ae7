import { type Afsprakenboek, OnbekendeRegio } from '#afspraken';
import { verantwoordelijken } from '#dossier';
import type { CasusGebeurtenis, Vraag } from '#dossier';
import { Invoerfout } from '../json-bestand.js';
import { leesGebeurtenis } from './gebeurtenis.js';
import { type Json, type Plek, fout, leesInstant, leesLijst, leesObject, veld } from './lezer.js';

const leesVraag = (plek: Plek): { readonly bron: Json; readonly vraag: Vraag } => {
  const bron = leesObject(plek, "een vraag (een object met 'geldigOp')");
  const beschikbaarOp = veld(bron, 'beschikbaarOp', plek.pad);
  const heeftTweedeKlok = beschikbaarOp.waarde !== undefined && beschikbaarOp.waarde !== null;
  return {
    bron,
    vraag: {
      geldigOp: leesInstant(veld(bron, 'geldigOp', plek.pad)),
      ...(heeftTweedeKlok && { beschikbaarOp: leesInstant(beschikbaarOp) }),
    },
  };
};

const leesGebeurtenissen = (plek: Plek): readonly CasusGebeurtenis[] => {
  const gelezen = leesLijst(plek, 'een lijst van gebeurtenissen').map((een, i) => leesGebeurtenis(een, i));
  const gezien = new Map<number, number>();
  gelezen.forEach(({ volgnummer }, i) => {
    const eerder = gezien.get(volgnummer);
    if (eerder !== undefined)
      throw fout(
        { waarde: volgnummer, pad: `${plek.pad}[${i}].volgnummer` },
        `een nummer dat maar een keer voorkomt (ook gebeurtenissen[${eerder}] heeft het)`,
      );
    gezien.set(volgnummer, i);
  });
  return gelezen;
};

const naamVan = (casus: Json, i: number): string =>
  typeof casus['naam'] === 'string' ? `casus ${i} "${casus['naam']}":` : `casus ${i}:`;

const beantwoordCasus = (plek: Plek, i: number, boek: Afsprakenboek): Json => {
  const casus = leesObject(plek, "een casus (een object met 'gebeurtenissen' en 'vragen')");
  const pad = naamVan(casus, i);
  const gebeurtenissen = leesGebeurtenissen(veld(casus, 'gebeurtenissen', pad));
  const vragen = leesLijst(veld(casus, 'vragen', pad), 'een lijst van vragen').map(leesVraag);
  try {
    return {
      ...casus,
      vragen: vragen.map(({ bron, vraag }) => ({
        ...bron,
        antwoord: verantwoordelijken(gebeurtenissen, boek, vraag),
      })),
    };
  } catch (cause) {
    if (!(cause instanceof OnbekendeRegio)) throw cause;
    throw new Invoerfout(
      `${pad} gebeurtenissen: ${cause.message} Voeg met --afspraken een map toe met de afspraken van deze regio.`,
      { cause },
    );
  }
};

const leesJson = (tekst: string): readonly unknown[] => {
  try {
    return JSON.parse(tekst) as readonly unknown[];
  } catch (cause) {
    const melding = (cause as SyntaxError).message;
    throw new Invoerfout(`regel ${regelVan(melding, tekst)}: is geen geldige JSON (${melding}).`, { cause });
  }
};

/** The parser names a place in the text, or none when the text ends too soon: then it is the last line. */
const regelVan = (melding: string, tekst: string): number => {
  const plek = /position (\d+)/.exec(melding)?.[1];
  return tekst
    .trimEnd()
    .slice(0, plek === undefined ? undefined : Number(plek))
    .split('\n').length;
};

/** The same questions, each with its answer; what they claim themselves is not looked at. @throws Invoerfout */
export const leesVragenlijst = (tekst: string, boek: Afsprakenboek): readonly Json[] =>
  leesJson(tekst).map((waarde, i) => beantwoordCasus({ waarde, pad: `casus ${i}` }, i, boek));
