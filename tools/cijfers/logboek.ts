import { alsGebeurtenis } from '#dossier';
import type { CasusGebeurtenis } from '#dossier';
import type { EventLog } from '#event-sourcing';
import { datumOp } from './naief/kalender.js';

/** All events of the log per case, as far as it went. */
export interface Logboek {
  readonly casussen: readonly (readonly CasusGebeurtenis[])[];
  readonly gebeurtenissen: number;
  /** First and last instant of record time, ms since the epoch. */
  readonly eersteMs: number;
  readonly laatsteMs: number;
  /** First day of the year of the first event, and of the third year after the last: what is due is foreseen. */
  readonly van: string;
  readonly tot: string;
}

const JAREN_VOORUIT = 3;

export const leesLogboek = async (log: EventLog, meld: (aantal: number) => void): Promise<Logboek> => {
  const casussen = new Map<string, CasusGebeurtenis[]>();
  let [gebeurtenissen, eersteMs, laatsteMs, vroegsteMs] = [0, Infinity, -Infinity, Infinity];
  for await (const record of log.readAll(0)) {
    const { type, versie, volgnummer, plaatsgevondenOp, vastgelegdOp, actor, data } = alsGebeurtenis(record);
    // Without what is sealed and the hashes, which would be most of the memory.
    const gebeurtenis = {
      type,
      versie,
      volgnummer,
      plaatsgevondenOp,
      vastgelegdOp,
      actor,
      data,
    } as CasusGebeurtenis;
    const tot = casussen.get(record.casusId);
    if (tot) tot.push(gebeurtenis);
    else casussen.set(record.casusId, [gebeurtenis]);
    const opMs = Date.parse(vastgelegdOp);
    [eersteMs, laatsteMs] = [Math.min(eersteMs, opMs), Math.max(laatsteMs, opMs)];
    vroegsteMs = Math.min(vroegsteMs, Date.parse(plaatsgevondenOp));
    gebeurtenissen += 1;
    meld(gebeurtenissen);
  }
  if (gebeurtenissen === 0)
    return { casussen: [], gebeurtenissen, eersteMs: 0, laatsteMs: 0, van: '', tot: '' };
  const jaar = (ms: number, verder: number) => `${Number(datumOp(ms).slice(0, 4)) + verder}-01-01`;
  return {
    casussen: [...casussen.values()],
    gebeurtenissen,
    eersteMs,
    laatsteMs,
    van: jaar(vroegsteMs, 0),
    tot: jaar(laatsteMs, JAREN_VOORUIT),
  };
};
