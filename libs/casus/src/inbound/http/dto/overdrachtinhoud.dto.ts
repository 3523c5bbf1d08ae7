import {
  MAX_DIRECTBETROKKENEN,
  MAX_TEKST,
  MAX_TOELICHTING,
  MAX_VOORWAARDE,
  MAX_VOORWAARDEN,
} from './grenzen.js';
import { OnderdeelLijst, TekstLijst } from './lijstvelden.js';
import { DirectbetrokkeneDto, MelderDto } from './persoon.dto.js';
import { JaNee, Onderdeel, Tekst } from './velden.js';

/** Everything may be left out here: the rules O1, O2 and V8 name all that is missing, at once. */
const optioneleTekst = (uitleg: string, regel: string, max: number = MAX_TEKST) =>
  Tekst({ uitleg, regel, optioneel: true, magLeeg: true, max, voorbeeld: 'Verzonnen tekst.' });

export class OverdrachtinhoudDto {
  @optioneleTekst('De inhoud van de melding. Verplicht bij direct (O1) en na-dienst (O2).', 'O1')
  readonly inhoudMelding?: string;

  @OnderdeelLijst({
    uitleg: 'Alle directbetrokkenen, met iedere ouder die gezag heeft. Altijd verplicht.',
    regel: 'O1',
    optioneel: true,
    lijst: { min: 0, max: MAX_DIRECTBETROKKENEN },
    type: () => DirectbetrokkeneDto,
  })
  readonly directbetrokkenen?: DirectbetrokkeneDto[];

  @Onderdeel({
    uitleg: 'De melder; verplicht tenzij die anoniem is, of na een dienst als het niet nodig is.',
    regel: 'O1',
    optioneel: true,
    type: () => MelderDto,
  })
  readonly melder?: MelderDto;

  @JaNee({
    uitleg: 'Na een dienst: de ontvanger heeft de gegevens van de melder niet nodig.',
    regel: 'O2',
    optioneel: true,
    voorbeeld: false,
  })
  readonly melderNietNodig?: boolean;

  @optioneleTekst('Het triagebesluit met de onderbouwing. Verplicht bij direct.', 'O1')
  readonly onderbouwingTriagebesluit?: string;

  @optioneleTekst('Wat de ontvanger uit de veiligheidsbeoordeling nodig heeft. Verplicht bij direct.', 'O1')
  readonly veiligheidsbeoordeling?: string;

  @optioneleTekst('Advies over het stoppen van het geweld. Nooit verplicht.', 'O1')
  readonly adviesStoppenGeweld?: string;

  @optioneleTekst('Het oordeel van Veilig Thuis. Verplicht na Onderzoek.', 'O2')
  readonly oordeel?: string;

  @TekstLijst({
    uitleg: 'De veiligheidsvoorwaarden: evenveel als bij de afronding van de dienst zijn geteld.',
    regel: 'O2',
    optioneel: true,
    magLeeg: true,
    max: MAX_VOORWAARDE,
    lijst: { min: 0, max: MAX_VOORWAARDEN },
    voorbeeld: 'Verzonnen voorwaarde.',
  })
  readonly veiligheidsvoorwaarden?: string[];

  @optioneleTekst('De veiligheidsafspraken, als die zijn gemaakt.', 'O2')
  readonly veiligheidsafspraken?: string;

  @optioneleTekst('Het veiligheidsplan, als dat is gemaakt.', 'O2')
  readonly veiligheidsplan?: string;

  @optioneleTekst('De consequenties als de veiligheid niet herstelt. Verplicht na een dienst.', 'O2')
  readonly consequenties?: string;

  @optioneleTekst('De afspraken over wie het plan opstelt. Verplicht na een dienst.', 'O2')
  readonly afsprakenPlan?: string;

  @optioneleTekst('De afspraken over de monitoring. Verplicht na een dienst.', 'O2')
  readonly afsprakenMonitoring?: string;

  @optioneleTekst('De afstemming tussen de twee gemeenten. Verplicht na een dienst bij twee gemeenten.', 'O2')
  readonly afstemmingGemeenten?: string;

  @optioneleTekst(
    'Toelichting voor de partner die de casus overneemt. Verplicht bij doorgifte.',
    'V8',
    MAX_TOELICHTING,
  )
  readonly toelichting?: string;
}
