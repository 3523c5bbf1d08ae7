import { type Afsprakenboek, TIJDZONE, beginVanDag, feestdagen, lokaleDatum, termijn } from '#afspraken';
import type { Document, Invoerregel } from './document.js';

const jaarVan = (datum: string): number => Number(datum.slice(0, 4));

const bereken = ({ termijn: id, van, maanden }: Invoerregel, boek: Afsprakenboek, regio: string) => {
  const { laatsteDag, overschredenVanaf } = termijn(boek.voor(regio, beginVanDag(van)), id, van, { maanden });
  return { laatsteDag, overschredenVanaf: `${lokaleDatum(overschredenVanaf)}T00:00 ${TIJDZONE}` };
};

const alleJaren = (van: number, tot: number): readonly number[] =>
  Array.from({ length: tot - van + 1 }, (_, i) => van + i);

/**
 * The document with what the calendar and the afspraken say in place of what it claimed. Without `feestdagen`
 * in the input, those of all years that an entry runs through.
 */
export const berekendDocument = (document: Document, boek: Afsprakenboek, regio: string): object => {
  const geraakt = new Set<number>();
  const termijnen = document.regels.map((regel) => {
    const einde = bereken(regel, boek, regio);
    for (const jaar of alleJaren(jaarVan(regel.van), jaarVan(einde.laatsteDag))) geraakt.add(jaar);
    return { ...regel.bron, ...einde };
  });
  const jaren = document.jaren ?? [...geraakt].sort((a, b) => a - b);
  const berekend = {
    feestdagen: Object.fromEntries(jaren.map((jaar) => [jaar, Object.fromEntries(feestdagen(jaar))])),
    termijnen,
  };
  return document.jaren === undefined
    ? { ...berekend, ...document.bron, ...berekend }
    : { ...document.bron, ...berekend };
};
