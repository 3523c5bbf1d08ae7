import type { Stack } from '../../../tools/stack/stack.js';
import type { Grootboek } from '../werklast/grootboek.js';
import { eistBerichten, eistDodeBrieven, herhalingen, leesTopics } from './berichten.js';
import { eistLeesmodellen } from './leesmodellen.js';
import { eistLogboek, eistRevisies } from './logboek.js';
import type { Meetpost } from './meetpost.js';
import { eistRust, wachtOpRust } from './rust.js';
import { eistWissingen } from './wissingen.js';

export interface Verantwoording {
  readonly gebeurtenissen: number;
  readonly casussen: number;
  readonly berichten: number;
  /** Messages that lie on Kafka more than once. */
  readonly herhalingen: number;
  /** Of all read models together, each equal to what the log alone gives. */
  readonly rijen: number;
}

/** Accounts for everything that was done on a stack, from what clients were told to the rows of each read model. */
export const verantwoord = async (
  stack: Stack,
  meetpost: Meetpost,
  grootboeken: readonly Grootboek[],
): Promise<Verantwoording> => {
  await wachtOpRust(stack, meetpost);
  const records = await meetpost.alles();
  eistLogboek(records, grootboeken);
  eistRevisies(records, grootboeken);
  const topics = (await meetpost.admin.listTopics()).filter((naam) => CASUSTOPIC.test(naam));
  const liggend = await leesTopics(meetpost, topics);
  eistBerichten(liggend, records);
  await eistDodeBrieven(meetpost, grootboeken);
  await eistWissingen(meetpost, records);
  const rijen = await eistLeesmodellen(stack, meetpost);
  await eistRust(stack, meetpost, records);
  return {
    gebeurtenissen: records.length,
    casussen: new Set(records.map(({ casusId }) => casusId)).size,
    berichten: liggend.length,
    herhalingen: herhalingen(liggend),
    rijen,
  };
};

/** The topic of all cases and those of gemeenten. */
const CASUSTOPIC = /^nl\.veiligheid\.casussen(\.gm\d{4})?\.v1$/;
