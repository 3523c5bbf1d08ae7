import { zelfdePartij } from '#dossier';
import type { Casusbeeld, GebeurtenisVan, OverdrachtPad } from '#dossier';
import type { Partij } from '#event-sourcing';
import { daad } from '../casusloop.js';
import type { Casusloop, Daad } from '../casusloop.js';
import { inhoudDirect, inhoudDoorgifte, inhoudNaDienst, inhoudOnvolledig } from '../inhoud.js';
import { KENGETALLEN } from '../kengetallen.js';

const { versturen, triage } = KENGETALLEN;

type Ontvangersoort = 'lokaal-veld' | 'instelling' | 'multidisciplinair-team' | 'gi';

/** Recipients for a case: a team of each of its gemeenten, or one partner. `niet` is who has just declined. */
const ontvangersVoor = (
  loop: Casusloop,
  beeld: Casusbeeld,
  soort: Ontvangersoort,
  niet?: Partij,
): readonly Partij[] => {
  const { boek } = loop.wereld;
  const regio = loop.veiligThuis.id;
  if (soort !== 'lokaal-veld') {
    const partners = boek.voor(regio, loop.nuMs).partners.filter((partner) => partner.soort === soort);
    const keus = partners.filter(({ id }) => id !== niet?.id);
    return een(loop, keus.length > 0 ? keus : partners).map(({ id }) => ({ soort, id }));
  }
  const teams = boek.teams(regio, loop.nuMs);
  return beeld.gemeenten.flatMap((gemeente) => {
    const hier = teams.filter((team) => team.gemeente === gemeente);
    const keus = hier.filter(({ id }) => id !== niet?.id);
    return een(loop, keus.length > 0 ? keus : hier).map(({ id }) => ({ soort, id, gemeente }));
  });
};

const een = <T>(loop: Casusloop, uit: readonly T[]): readonly T[] => {
  const [eerste, ...rest] = uit;
  return eerste === undefined ? [] : [loop.toeval.een([eerste, ...rest])];
};

interface Zending {
  readonly pad: OverdrachtPad;
  readonly van: Partij;
  readonly ontvangers: readonly Partij[];
  readonly aanTriagetafel: boolean;
}

const verstuur = (loop: Casusloop, beeld: Casusbeeld, zending: Zending): Daad | undefined => {
  if (zending.ontvangers.length === 0) return undefined;
  const volledig = { direct: inhoudDirect, 'na-dienst': inhoudNaDienst, doorgifte: inhoudDoorgifte }[
    zending.pad
  ];
  const inhoud = loop.toeval.kans(versturen.onvolledig) ? inhoudOnvolledig() : volledig(beeld);
  return daad(
    'OverdrachtVerstuurd',
    { overdrachtId: loop.id('overdracht'), wijze: loop.toeval.uit(versturen.wijze), ...zending },
    zending.van,
    inhoud,
  );
};

const SOORT_BIJ_BESLUIT: Readonly<Record<string, Ontvangersoort>> = {
  'lokaal-veld': 'lokaal-veld',
  instelling: 'instelling',
  'multidisciplinair-team': 'multidisciplinair-team',
};

const direct =
  (niet?: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    const soort = SOORT_BIJ_BESLUIT[beeld?.triage?.data.besluit ?? ''];
    if (!beeld || !soort || beeld.zicht.triage || beeld.zicht.dienstLoopt) return undefined;
    const ontvangers = ontvangersVoor(loop, beeld, soort, niet);
    const aanTriagetafel = niet === undefined && beeld.triage?.data.aanTriagetafel === true;
    return verstuur(loop, beeld, { pad: 'direct', van: loop.veiligThuis, ontvangers, aanTriagetafel });
  };

export const stuurDirect = (loop: Casusloop, vanafMs: number, aanTriagetafel: boolean): void =>
  loop.plan(vanafMs, aanTriagetafel ? versturen.aanTriagetafel : versturen.direct, {
    maak: direct(),
    laat: 0.01,
  });

const naDienst =
  (niet?: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld?.dienst?.afgerond || beeld.zicht.dienstLoopt) return undefined;
    const ontvangers = ontvangersVoor(loop, beeld, 'lokaal-veld', niet);
    const aanTriagetafel = loop.toeval.kans(triage.aanTriagetafel / 4);
    return verstuur(loop, beeld, { pad: 'na-dienst', van: loop.veiligThuis, ontvangers, aanTriagetafel });
  };

export const stuurNaDienst = (loop: Casusloop, vanafMs: number): void =>
  loop.plan(vanafMs, versturen.naDienst, { maak: naDienst(), laat: 0.01 });

const naarGi =
  (niet?: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld?.zicht.triage) return undefined;
    const ontvangers = ontvangersVoor(loop, beeld, 'gi', niet);
    return verstuur(loop, beeld, { pad: 'direct', van: loop.veiligThuis, ontvangers, aanTriagetafel: false });
  };

/** V11: with a gezinsvoogd it goes straight to the GI. */
export const stuurNaarGi = (loop: Casusloop, vanafMs: number): void =>
  loop.plan(vanafMs, versturen.naarGi, { maak: naarGi() });

/** V9: elsewhere, or to the same team again when there is no other. */
export const stuurElders = (
  loop: Casusloop,
  { data }: GebeurtenisVan<'OverdrachtVerstuurd'>,
  niet: Partij,
): void => {
  if (data.pad === 'doorgifte') return;
  const isGi = data.ontvangers.every(({ soort }) => soort === 'gi');
  const maak = isGi ? naarGi(niet) : data.pad === 'direct' ? direct(niet) : naDienst(niet);
  loop.plan(loop.nuMs, versturen.opnieuw, { maak, laat: 0 });
};

/** V8: a holder passes it on to a partner that fits better. */
export const geefDoor =
  (van: Partij) =>
  (loop: Casusloop): Daad | undefined => {
    const beeld = loop.beeld();
    if (!beeld?.zicht.houders.some(({ partij }) => zelfdePartij(partij, van))) return undefined;
    const ontvangers = ontvangersVoor(loop, beeld, loop.toeval.kans(0.5) ? 'instelling' : 'lokaal-veld', van)
      .filter((partij) => !zelfdePartij(partij, van))
      .slice(0, 1);
    return verstuur(loop, beeld, { pad: 'doorgifte', van, ontvangers, aanTriagetafel: false });
  };
