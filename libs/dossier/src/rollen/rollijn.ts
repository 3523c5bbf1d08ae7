import type { Afsprakenboek } from '#afspraken';
import { leegBeeld, metStap } from '../beeld/casusbeeld.js';
import type { Casusbeeld } from '../beeld/beeld.js';
import type { CasusGebeurtenis } from '../events.js';
import { bekendeStappen } from '../geschiedenis.js';
import type { Stap } from '../geschiedenis.js';
import { zelfdePartij } from '../partij.js';
import { beginPeriode, eindigPeriode, opBeginEnId } from '../periodes.js';
import { veiligThuisVan } from '../zicht/verloop.js';
import { metDelegaties } from './delegatie.js';
import type { Delegatie } from './delegatie.js';
import { begingrond, eindgrond } from './rolgrond.js';
import type { Rolhouder, Rolperiode } from './rolgrond.js';

interface Rolverloop {
  readonly beeld: Casusbeeld;
  readonly delegaties: readonly Delegatie[];
  readonly lopend: readonly Rolperiode[];
  readonly afgelopen: readonly Rolperiode[];
}

/**
 * All periods of the responsibilities beside the zicht op veiligheid (`domein.md` §2), as known at
 * `beschikbaarOpMs` (everything recorded, when absent), ordered by start and then by id of the party. The
 * picture of the case says after each step who has which role; a period is what lies between two changes.
 */
export const rollijn = (
  gebeurtenissen: readonly CasusGebeurtenis[],
  boek: Afsprakenboek,
  beschikbaarOpMs?: number,
): readonly Rolperiode[] => {
  const stappen = bekendeStappen(gebeurtenissen, beschikbaarOpMs);
  const veiligThuis = veiligThuisVan(stappen);
  if (!veiligThuis) return [];
  const begin: Rolverloop = { beeld: leegBeeld(veiligThuis), delegaties: [], lopend: [], afgelopen: [] };
  const { lopend, afgelopen } = stappen.reduce((verloop, stap) => zetRollen(verloop, stap, boek), begin);
  return [...afgelopen, ...lopend].sort(opBeginEnId);
};

const zetRollen = (verloop: Rolverloop, stap: Stap, boek: Afsprakenboek): Rolverloop => {
  const beeld = metStap(verloop.beeld, stap, boek);
  const delegaties = metDelegaties(verloop.delegaties, verloop.beeld, beeld, stap.gebeurtenis);
  const houders = rolhouders(beeld, delegaties);
  const moment = { opMs: stap.opMs, door: stap.gebeurtenis };
  const begonnen = houders
    .filter((houder) => !verloop.lopend.some(dezelfde(houder)))
    .map(({ rol, partij }): Rolperiode => ({
      ...beginPeriode(partij, begingrond(rol, partij, beeld, stap.gebeurtenis), moment),
      rol,
    }));
  const eindigt = verloop.lopend.filter((periode) => !houders.some(dezelfde(periode)));
  const afgelopen = eindigt.flatMap((periode) => {
    const geeindigd = eindigPeriode(periode, eindgrond(stap.gebeurtenis, begonnen), moment);
    return geeindigd ? [{ ...geeindigd, rol: periode.rol }] : [];
  });
  return {
    beeld,
    delegaties,
    lopend: [...verloop.lopend.filter((periode) => !eindigt.includes(periode)), ...begonnen],
    afgelopen: [...verloop.afgelopen, ...afgelopen],
  };
};

const dezelfde =
  (a: Rolhouder) =>
  (b: Rolhouder): boolean =>
    a.rol === b.rol && zelfdePartij(a.partij, b.partij);

const rolhouders = (beeld: Casusbeeld, delegaties: readonly Delegatie[]): readonly Rolhouder[] => {
  const casusregie = beeld.casusregie.map((partij): Rolhouder => ({ rol: 'casusregie', partij }));
  if (beeld.monitoringSindsMs === undefined) return casusregie;
  const gemeenten = [...new Set(delegaties.flatMap((delegatie) => delegatie.gemeenten))];
  return [
    ...casusregie,
    { rol: 'monitoring', partij: beeld.veiligThuis },
    ...gemeenten.map((id): Rolhouder => ({
      rol: 'procescoordinatie',
      partij: { soort: 'gemeente', id, gemeente: id },
    })),
  ];
};
