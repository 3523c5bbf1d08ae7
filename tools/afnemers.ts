import { parseArgs } from 'node:util';
import { ConsumerBusy, OpstartFout } from '#platform';
import { NietGelukt } from './afnemers/grond.js';
import { OPDRACHTEN } from './afnemers/opdrachten.js';
import { woordenVan } from './afnemers/rechten.js';
import { metGrond } from './afnemers/verbinding.js';

const GEBRUIK = `Gebruik: npm run -s afnemers -- <opdracht> [opties]

Wat een afnemer (leesmodel) niet kon verwerken bekijken en herstellen. Zie docs/beheer/afnemers.md.

  lijst                               alle afnemers: waar zij zijn, wat stilstaat, wat apart staat
  toon <afnemer>                      casussen die apart staan, met hun probleem
  toon <afnemer> <casusId>            de berichten daarvan
  herhaal <afnemer> <casusId>         verwerk een casus alsnog, in volgorde, alles of niets
            --uit-log                   met de berichten uit het logboek, ook als er een ontbreekt
  herhaal <afnemer> --alle            alle casussen die apart staan
  herhaal-dead-letters [<afnemer>]    wat op het dead-letter topic staat, van alle afnemers of van een (KAFKA_BROKERS, als
                                      hub-beheer)
  gooi-weg <afnemer> <topic>/<partitie>@<plek>
                                      gooi een bericht weg dat geen bericht van een casus is
  zet-apart <afnemer> <casusId>       zet een casus apart waarvan een bericht ontbreekt; de rest gaat verder
  laat-verder <afnemer>               laat wat stilstaat verder gaan nadat de oorzaak weg is
  sla-over opdrachten <topic>/<partitie>@<plek>
                                      sla een opdracht van Veilig Thuis over die nooit te verwerken is
  laat-verder opdrachten              probeer opdrachten die niet verder gaan meteen opnieuw
  bouw-opnieuw opdrachten             begin wat niet verder gaat opnieuw bij het eerste bericht (topic opnieuw gemaakt)
  publiceer <casusId>                 publiceer alle berichten van een casus opnieuw (KAFKA_BROKERS, BERICHTEN_OIN,
                                      HUB_PUBLIEKE_URL, als hub-relais)
  bouw-opnieuw <afnemer>              maak de tabellen leeg; de afnemer bouwt ze vanaf het begin op

Omgeving: DATABASE_URL, en wat de diensten verder hebben: EVENTSTOREDB_URL, AFSPRAKEN_MAP, KAFKA_BROKERS, HUB_KEK
(alleen voor sleutelwisser).

Afsluitcode 0: gelukt. 1: begrepen, maar niet of niet helemaal gelukt. 2: de opdracht of de omgeving klopt niet.
`;

const NIET_GELUKT = 1;
const ONJUIST = 2;
const EINDE_MS = 1_000;

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { alle: { type: 'boolean' }, 'uit-log': { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [naam, ...woorden] = positionals;
  if (values.help) {
    console.log(GEBRUIK);
    return 0;
  }
  const opdracht = naam === undefined ? undefined : OPDRACHTEN[naam];
  if (!opdracht)
    throw new OpstartFout(
      naam === undefined ? 'De opdracht ontbreekt.' : `De opdracht '${naam}' bestaat niet.`,
      GEBRUIK,
    );
  await metGrond(
    process.env,
    (regel) => console.log(regel),
    (grond) => opdracht(grond, woorden, values),
  );
  return 0;
};

const code = (fout: unknown): number =>
  fout instanceof NietGelukt || fout instanceof ConsumerBusy ? NIET_GELUKT : ONJUIST;

// Node ends as if all went well when nothing is left to wait for, also in the middle of a command.
process.exitCode = NIET_GELUKT;
const nietAf = (): void => console.error('De opdracht is niet afgemaakt: er kwam geen antwoord meer.');
process.once('beforeExit', nietAf);

main()
  .then((uitkomst) => (process.exitCode = uitkomst))
  .catch((fout: unknown) => {
    console.error(woordenVan(fout));
    process.exitCode = code(fout);
  })
  .finally(() => {
    process.off('beforeExit', nietAf);
    // Of a consumer that Kafka refused the client leaves a socket open, which would hold the process for ever.
    setTimeout(() => process.exit(), EINDE_MS).unref();
  });
