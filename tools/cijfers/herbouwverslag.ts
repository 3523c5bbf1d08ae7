import type { Herbouwuitslag } from '#cijfers';

/** What an operator hears of a rebuild: what was compared, each difference by its kind, and what stands now. */
export const verslag = ({ gewisseld, vergelijking, positie }: Herbouwuitslag): string => {
  const { soort, gelijk, casussen } = vergelijking;
  const met = soort === 'tabellen' ? 'de rijen die er waren' : 'een steekproef uit het logboek';
  return [
    `Vergeleken met ${met}: ${casussen} casussen, ${gelijk ? 'gelijk' : 'NIET gelijk'}.`,
    ...verschillen(vergelijking),
    gewisseld
      ? `Gewisseld; de cijfers zijn bij tot en met positie ${positie}.`
      : 'Niet gewisseld: de oude cijfers blijven. Zoek de oorzaak, of wissel met --ook-bij-verschil.',
  ].join('\n');
};

const verschillen = ({
  inLog,
  inNieuwe,
  nietInLog,
  gemist,
}: Herbouwuitslag['vergelijking']): readonly string[] => [
  ...(inLog.casussen !== inNieuwe.casussen || inLog.gebeurtenissen !== inNieuwe.gebeurtenissen
    ? [
        `Het logboek heeft ${inLog.casussen} casussen met ${inLog.gebeurtenissen} gebeurtenissen; de nieuwe rijen zijn van ${inNieuwe.casussen} casussen met ${inNieuwe.gebeurtenissen}.`,
      ]
    : []),
  ...(gemist > 0
    ? [`Van ${gemist} casussen (of meer) missen de nieuwe rijen wat al in het logboek stond.`]
    : []),
  ...(nietInLog > 0
    ? [
        `Van ${nietInLog} casussen (of meer) weet dit logboek minder dan de cijfers: is dit het goede logboek (EVENTSTOREDB_URL)?`,
      ]
    : []),
];
