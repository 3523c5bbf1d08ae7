import type { PartijSoort } from '#event-sourcing';
import { code, gemeentecode, object, optioneel, partijId } from './veld.js';
import type { Veld } from './veld.js';

/** A party in a message. */
export const partij = (): Veld =>
  object({
    soort: code<PartijSoort>({
      'veilig-thuis': true,
      'lokaal-veld': true,
      gi: true,
      instelling: true,
      'multidisciplinair-team': true,
      'client-systeem': true,
      gemeente: true,
    }),
    id: partijId(),
    gemeente: optioneel(gemeentecode()),
  });
