import { overtreding } from './overtreding.js';
import type { Overtreding } from './overtreding.js';

/**
 * A reversed domain name starts with a top-level domain. Every two-letter label counts as a country; of the longer ones
 * these, because a full list changes every month and `overdracht.verstuurd` must not pass for one.
 */
const TOPDOMEINEN =
  'com org net edu gov mil int info biz name pro arpa eu amsterdam frl dev app cloud io page tech online'.split(
    ' ',
  );

const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;
const VERSIE = /^v\d+$/;
/** What a reader takes for a version: a label, or the end of one. */
const LIJKT_VERSIE = /(?:^|[-_])v\d+$/i;
const LOS_GETAL = /^\d+$/;

/** What is wrong with a `type` by the profile: not reversed DNS, or not at most one version `vN`. */
export const overtredingenVanType = (type: string): readonly Overtreding[] => {
  const labels = type.split('.');
  return [...overtredingVanVorm(labels), ...overtredingVanVersie(labels)];
};

const overtredingVanVorm = (labels: readonly string[]): readonly Overtreding[] => {
  const [top = ''] = labels;
  const isTop = /^[a-z]{2}$/i.test(top) || TOPDOMEINEN.includes(top.toLowerCase());
  if (labels.length >= 2 && isTop && labels.every((label) => LABEL.test(label))) return [];
  return [
    overtreding(
      'type',
      'type-omgekeerde-dns',
      'moet een omgekeerde domeinnaam zijn, het topdomein voorop: nl.veiligheid.casussen.overdracht-verstuurd.v1',
    ),
  ];
};

const overtredingVanVersie = (labels: readonly string[]): readonly Overtreding[] => {
  const versies = labels.filter((label) => LIJKT_VERSIE.test(label));
  const hoogstensEen =
    versies.length <= 1 && versies.every((label) => VERSIE.test(label) || !/^v/i.test(label));
  if (hoogstensEen && !LOS_GETAL.test(labels.at(-1) ?? '')) return [];
  return [
    overtreding('type', 'type-versie', 'mag hoogstens één versienummer bevatten, met de letter v ervoor: v1'),
  ];
};
