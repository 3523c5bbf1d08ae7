import { API_TEKSTEN } from '#samenstelling';
import type { DraaiendeHub } from './hub.js';

/** What the person who started the hub reads: where everything is and what to do next. */
export const welkom = (hub: DraaiendeHub): readonly string[] => [
  '',
  `De overdracht-hub draait op ${hub.adres}`,
  ...Object.values(API_TEKSTEN).map(({ base, title }) => `  ${title.padEnd(42)} ${hub.adres}${base}/docs`),
  ...(hub.ontwikkeluitgever
    ? [`  ${'Gebruikers en tokens voor de ontwikkeling'.padEnd(42)} ${hub.uitgever}/`]
    : [`  ${'Uitgever van de tokens'.padEnd(42)} ${hub.uitgever}`]),
  `  ${'Gezondheid'.padEnd(42)} ${hub.adres}/gezondheid/gereed`,
  `  ${'Gegevens'.padEnd(42)} ${hub.plek}`,
  hub.demostappen > 0
    ? `De demonstratie is geladen: ${hub.demostappen} stappen in verzonnen casussen.`
    : 'Wilt u verzonnen casussen zien? Start met: npm run demo',
  'Stoppen: Ctrl+C',
  '',
];
