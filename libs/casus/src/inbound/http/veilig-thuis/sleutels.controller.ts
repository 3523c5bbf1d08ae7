import { Controller, Get, Optional } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Openbaar } from '#platform';
import { InkomendeSleutels } from '../../bus/inkomende-sleutels.js';
import { JwksDto } from '../dto/jwks.dto.js';

@ApiTags('Berichten')
@Controller('veilig-thuis/v1')
export class InkomendeSleutelsController {
  constructor(@Optional() private readonly inkomend?: InkomendeSleutels) {}

  @Get('berichtsleutels')
  @Openbaar()
  @ApiOperation({
    summary: 'De sleutels waarvoor opdrachten als bericht worden versleuteld',
    description:
      'Een JWK Set (RFC 7517). Versleutel voor de eerste; berichten voor de andere worden nog geopend. Leeg als deze hub geen opdrachten als bericht aanneemt.',
  })
  @ApiOkResponse({ description: 'De openbare sleutels, de nieuwste eerst.', type: JwksDto })
  sleutels(): JwksDto {
    return this.inkomend?.publiek ?? { keys: [] };
  }
}
