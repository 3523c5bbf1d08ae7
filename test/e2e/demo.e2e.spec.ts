import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zuidLimburg } from '#afspraken/testing';
import { ketenKlopt } from '../support/antwoorden.js';
import { HubProces } from '../support/hub-proces.js';
import type { Omgeving } from '../support/hub-proces.js';
import { readRepositoryFile } from '../support/repository.js';

interface Casusregel {
  readonly casusId: string;
  readonly fase: string;
  readonly gemeenten: readonly string[];
}

/** Every phase that the API knows. */
const fasen = (): readonly string[] => {
  const { components } = JSON.parse(readRepositoryFile('libs/contracts/openapi/veilig-thuis.json'));
  return components.schemas.CasusregelDto.properties.fase.enum as readonly string[];
};

describe('the demonstration', () => {
  let map: string;
  let omgeving: Omgeving;
  let hub: HubProces;

  beforeAll(async () => {
    map = mkdtempSync(join(realpathSync(tmpdir()), 'overdracht-demo-test-'));
    // As root PostgreSQL runs as another user, who must be able to come in.
    chmodSync(map, 0o755);
    omgeving = { HUB_DATA: join(map, 'gegevens'), LOGNIVEAU: 'warn' };
    hub = await HubProces.start(omgeving, '--demo');
  });
  afterAll(async () => {
    await hub.stop();
    rmSync(map, { recursive: true, force: true });
  });

  const haal = async (pad: string, gebruiker: string, koppen = {}): Promise<string> => {
    const authorization = `Bearer ${await hub.token(gebruiker)}`;
    const antwoord = await fetch(`${hub.adres}${pad}`, { headers: { authorization, ...koppen } });
    const tekst = await antwoord.text();
    if (antwoord.status !== 200) throw new Error(`${pad}: ${antwoord.status} ${tekst}`);
    return tekst;
  };

  /** The cases of a phase on the worklist of Veilig Thuis, all pages. */
  const casussen = async (fase: string): Promise<readonly Casusregel[]> => {
    const alle: Casusregel[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const verder: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const pagina: { readonly items: readonly Casusregel[]; readonly volgende?: string } = JSON.parse(
        await haal(`/veilig-thuis/v1/casussen?fase=${fase}${verder}`, 'vt-zuid-limburg'),
      );
      alle.push(...pagina.items);
      cursor = pagina.volgende;
    }
    return alle;
  };
  const alleCasussen = async (): Promise<readonly Casusregel[]> =>
    (await Promise.all(fasen().map((fase) => casussen(fase)))).flat();
  const sporen = async (): Promise<readonly string[]> =>
    Promise.all(
      (await alleCasussen()).map(({ casusId }) =>
        haal(`/gemeente/v1/casussen/${casusId}/spoor`, 'toezicht', { 'inzage-reden': 'steekproef' }),
      ),
    );
  const regelsIn = (spoor: string): readonly string[] => spoor.trimEnd().split('\n');

  it('plays in all gemeenten of the region, and in every phase', async () => {
    const alle = await alleCasussen();
    const gemeenten = zuidLimburg().subregios.flatMap((subregio) =>
      subregio.gemeenten.map(({ code }) => code),
    );
    expect(gemeenten).toHaveLength(16);
    expect([...new Set(alle.flatMap((casus) => casus.gemeenten))].sort()).toEqual([...gemeenten].sort());
    expect([...new Set(alle.map(({ fase }) => fase))].sort()).toEqual([...fasen()].sort());
  });

  it('is loaded completely: as many steps as the welcome tells, every chain intact', async () => {
    const alle = await sporen();
    const soorten = alle.flatMap(regelsIn).map((regel) => (JSON.parse(regel) as { type: string }).type);
    // The hub itself notes the terms that passed in the invented past.
    expect(soorten).toContain('TermijnVerstreken');
    const aantal = soorten.filter((soort) => soort !== 'TermijnVerstreken').length;
    expect(hub.gezegd).toContain(`De demonstratie is geladen: ${aantal} stappen in verzonnen casussen.`);
    for (const spoor of alle)
      expect(ketenKlopt(regelsIn(spoor).map((regel) => JSON.parse(regel)))).toBe(true);
  });

  it('changes nothing when it is loaded again', async () => {
    const voor = [...(await sporen())].sort();
    await hub.stop();
    hub = await HubProces.start(omgeving, '--demo');
    expect([...(await sporen())].sort()).toEqual(voor);
  });

  it('holds nothing that looks like a real person', async () => {
    for (const { casusId } of await alleCasussen()) {
      const inhoud = await haal(`/veilig-thuis/v1/casussen/${casusId}/inhoud`, 'vt-zuid-limburg');
      const namen = [...inhoud.matchAll(/"naam":"([^"]*)"/g)].map(([, naam]) => naam ?? '');
      expect(namen.filter((naam) => !/^Fictie(f|ve) /.test(naam))).toEqual([]);
    }
  });
});
