import type { Regels } from '../stap.js';
import { alleenVeiligThuis } from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';

export const DIENST_REGELS: Regels = {
  DienstAfgerond: (toets) => {
    alleenVeiligThuis(toets, 'V4');
    const { beeld, stap } = toets;
    const { dienst, oordeel, dossierGesloten, veiligheidsvoorwaarden } = stap.data;
    eist(
      beeld.zicht.dienstLoopt,
      'geen-lopende-dienst',
      'Er loopt op dit tijdstip geen dienst. Leg eerst het triagebesluit vast waarmee de dienst begint.',
      'V4',
    );
    eistVeld(
      beeld.dienst?.soort === dienst,
      'dienst',
      `De lopende dienst is ${beeld.dienst?.soort ?? 'onbekend'}.`,
      'V4',
    );
    eistVeld(
      (oordeel !== undefined) === (dienst === 'onderzoek'),
      'oordeel',
      'Geef een oordeel bij onderzoek, en alleen dan.',
      'O2',
    );
    eistVeld(
      Number.isInteger(veiligheidsvoorwaarden) && veiligheidsvoorwaarden >= 0,
      'veiligheidsvoorwaarden',
      'Geef het aantal gestelde veiligheidsvoorwaarden: een geheel getal vanaf 0.',
      'O2',
    );
    eist(
      !dossierGesloten || beeld.zicht.triage === undefined,
      'triage-open',
      'Er wacht nog een melding op triage: sluit het dossier pas na het triagebesluit.',
      'V13',
    );
    return undefined;
  },
};
