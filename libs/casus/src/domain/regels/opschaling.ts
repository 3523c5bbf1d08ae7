import { houderVan, zelfdePartij } from '#dossier';
import type { Regels } from '../stap.js';
import { nietBevoegd } from '../weigering.js';
import { alleenBetrokken, veiligThuisOfBetrokken } from './bevoegdheid.js';
import { eist, eistVeld } from './eisen.js';

export const OPSCHALING_REGELS: Regels = {
  OndersteuningGevraagd: (toets) => {
    alleenBetrokken(toets, 'E1');
    return undefined;
  },
  Opgeschaald: (toets) => {
    veiligThuisOfBetrokken(toets, 'E3');
    const { beeld, stap, actor } = toets;
    const { niveau, gemeente } = stap.data;
    const eerder = beeld.opschalingen.map(({ data }) => data.niveau);
    if (niveau === 'leidinggevende')
      eist(
        eerder.includes('gedragswetenschapper'),
        'trede-overgeslagen',
        'Opschalen gaat een trede per keer: leg eerst de opschaling naar de gedragswetenschapper, procesbegeleider of coordinator vast.',
        'E3',
      );
    if (niveau === 'raad-voor-de-kinderbescherming')
      eist(
        houderVan(beeld.zicht, actor) !== undefined ||
          (beeld.zicht.houders.length === 0 && zelfdePartij(actor, beeld.veiligThuis)),
        'geen-houder',
        'Het initiatief voor een verzoek aan de Raad ligt bij wie op dit tijdstip het zicht op veiligheid heeft, en bij Veilig Thuis zolang niemand het heeft.',
        'E2',
      );
    eistVeld(
      niveau === 'gemeente' ? beeld.gemeenten.includes(gemeente ?? '') : gemeente === undefined,
      'gemeente',
      'Noem bij niveau gemeente een gemeente van de casus, en alleen dan.',
      'E3',
    );
    return undefined;
  },
  GemeenteReactieGegeven: ({ actor, beeld }) => {
    if (actor.soort !== 'gemeente') throw nietBevoegd('Alleen de gemeente geeft deze reactie.', 'E3');
    const gevraagd = beeld.opschalingen.filter(
      ({ data }) => data.niveau === 'gemeente' && data.gemeente === actor.id,
    );
    const gegeven = beeld.gemeentereacties.filter(({ actor: door }) => door.partij.id === actor.id);
    eist(
      gevraagd.length > gegeven.length,
      'geen-open-signaal',
      'Er staat voor uw gemeente geen signaal over niet-nakomen open waarop u kunt reageren.',
      'T7',
    );
    return undefined;
  },
};
