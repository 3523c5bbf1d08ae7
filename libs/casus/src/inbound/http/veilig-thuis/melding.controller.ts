import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OPDRACHTEN } from '#contracts';
import { HuidigeBeller, Rollen } from '#toegang';
import type { PartijBeller } from '#toegang';
import { DienstafrondingDto, TriagebesluitDto } from '../dto/dienst.dto.js';
import { GemeentewijzigingDto, MeldingDto, SpoedvaststellingDto } from '../dto/melding.dto.js';
import { Kop } from '../opdrachtkop.js';
import type { Opdrachtkop } from '../opdrachtkop.js';
import { Stappenloket } from '../stappenloket.js';
import { Vastleggen } from '../vastleggen.decorator.js';

@ApiTags('Melding, triage en dienst')
@Rollen('veilig-thuis')
@Controller('veilig-thuis/v1')
export class VeiligThuisMeldingController {
  constructor(private readonly loket: Stappenloket) {}

  @Vastleggen(
    OPDRACHTEN.melding.pad,
    'Een melding ontvangen in een nieuwe casus',
    'Opent een casus. Een spoedeisende melding geeft Veilig Thuis meteen het zicht op veiligheid (V1); anders begint dat bij het triagebesluit (V2) of als de vijf werkdagen verstrijken (V3).',
  )
  nieuweCasus(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: MeldingDto) {
    return this.loket.voer('melding', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.vervolgmelding.pad,
    'Een melding ontvangen in een lopende casus',
    'Er volgt een nieuwe triage. Wie het zicht op veiligheid heeft, houdt het (V13).',
  )
  meldingOntvangen(@Kop() kop: Opdrachtkop, @HuidigeBeller() beller: PartijBeller, @Body() dto: MeldingDto) {
    return this.loket.voer('vervolgmelding', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.spoedvaststelling.pad,
    'Vaststellen dat een melding spoedeisend is',
    'Veilig Thuis heeft vanaf dit tijdstip het zicht op veiligheid (V1). Kan zolang een melding op triage wacht.',
  )
  spoedVaststellen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: SpoedvaststellingDto,
  ) {
    return this.loket.voer('spoedvaststelling', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.gemeentewijziging.pad,
    'De gemeenten van de casus wijzigen',
    'Het huishouden blijkt ergens anders te wonen. Bepaalt aan welke teams kan worden overgedragen (V7).',
  )
  gemeentenWijzigen(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: GemeentewijzigingDto,
  ) {
    return this.loket.voer('gemeentewijziging', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.triagebesluit.pad,
    'Het triagebesluit vastleggen',
    'De triage is klaar: wie gaat verder (V2, V12). Een besluit tot een dienst legt het zicht op veiligheid bij Veilig Thuis (V4).',
  )
  triageBesluiten(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: TriagebesluitDto,
  ) {
    return this.loket.voer('triagebesluit', kop, beller, dto);
  }

  @Vastleggen(
    OPDRACHTEN.dienstafronding.pad,
    'Een dienst afronden',
    'Daarna volgt de overdracht (V6), tenzij het dossier hiermee is gesloten (V10).',
  )
  dienstAfronden(
    @Kop() kop: Opdrachtkop,
    @HuidigeBeller() beller: PartijBeller,
    @Body() dto: DienstafrondingDto,
  ) {
    return this.loket.voer('dienstafronding', kop, beller, dto);
  }
}
