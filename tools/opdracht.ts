import { alsOpdrachtbericht, bronVanOpdrachten, versleutelOpdracht } from '#contracts';
import type { KafkaVorm } from '#contracts';
import { BusUnavailable, OpstartFout } from '#platform';
import { Invoerfout, leesJsonBestand } from './json-bestand.js';
import { toegangUit } from './kafka/admin.js';
import { GeenSleutel, haalSleutel } from './opdracht/hubsleutel.js';
import { GEBRUIK, leesOpties } from './opdracht/opties.js';
import type { Opdrachtopties } from './opdracht/opties.js';
import { GeenAntwoord, Verbinding } from './opdracht/verbinding.js';

const GEWEIGERD = 1;
const INVOER = 2;
const ONBEREIKBAAR = 3;

const berichtUit = async (opties: Opdrachtopties): Promise<KafkaVorm> => {
  const { naam, id, casusId, overdrachtId, medewerker, verwachteRevisie, oin, veiligThuis } = opties;
  const lichaam = leesJsonBestand(opties.bestand);
  if (typeof lichaam !== 'object' || lichaam === null || Array.isArray(lichaam))
    throw new Invoerfout(`${opties.bestand}: moet een JSON-object zijn.`);
  const bron = bronVanOpdrachten({ oin, regio: veiligThuis });
  const inhoud = {
    ...{ bron, naam, id, medewerker, lichaam },
    ...(casusId !== undefined && { casusId }),
    ...(overdrachtId !== undefined && { overdrachtId }),
    ...(verwachteRevisie !== undefined && { verwachteRevisie }),
  };
  const jwe = await versleutelOpdracht(inhoud, await haalSleutel(opties.jwks));
  return alsOpdrachtbericht({ id, naam, casusId, jwe, bron, tijdstip: new Date().toISOString() });
};

const toon = (waarde: object): void => console.log(JSON.stringify(waarde, null, 2));

const verstuur = async (opties: Opdrachtopties): Promise<number> => {
  const bericht = await berichtUit(opties);
  const { id, wachtMs } = opties;
  const verbinding = new Verbinding(toegangUit(process.env, opties.brokers), opties.veiligThuis);
  try {
    const antwoord = wachtMs === undefined ? undefined : await verbinding.luister(id, wachtMs);
    await verbinding.stuur(bericht);
    if (!antwoord) {
      toon({ id });
      return 0;
    }
    const { headers, value } = await antwoord();
    const soort = String(headers['ce_type']).split('.').at(-2);
    toon({ id, antwoord: soort, gegevens: JSON.parse(value) as unknown });
    return soort === 'aanvaard' ? 0 : GEWEIGERD;
  } catch (fout) {
    if (fout instanceof GeenAntwoord)
      throw new GeenAntwoord(
        `${fout.message} Of de opdracht is uitgevoerd is niet bekend; herhaal haar met --id ${id}.`,
      );
    throw fout;
  } finally {
    await verbinding.sluit();
  }
};

const isVanKafka = (fout: unknown): fout is Error =>
  fout instanceof BusUnavailable || (fout instanceof Error && fout.name.startsWith('KafkaJS'));

const klaag = (fout: unknown): number => {
  if (fout instanceof Invoerfout || fout instanceof OpstartFout) {
    console.error(fout.message);
    return INVOER;
  }
  if (fout instanceof GeenSleutel || fout instanceof GeenAntwoord) console.error(fout.message);
  else if (isVanKafka(fout))
    console.error(
      `Kafka neemt het bericht niet aan: ${fout.message}. Controleer --brokers, account en topics.`,
    );
  else throw fout;
  return ONBEREIKBAAR;
};

const main = async (): Promise<number> => {
  try {
    const opties = leesOpties(process.argv.slice(2), process.env);
    if (opties) return await verstuur(opties);
    console.log(GEBRUIK);
    return 0;
  } catch (fout) {
    return klaag(fout);
  }
};

process.exitCode = await main();
