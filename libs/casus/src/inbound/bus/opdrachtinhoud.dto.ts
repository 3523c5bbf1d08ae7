import { IsInt, IsObject, IsString, Matches, Max, Min, ValidateIf } from 'class-validator';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_MELDING = 'Dit moet een UUID in kleine letters zijn.';

/** As `sub` in a token. */
const MEDEWERKER_ID = /^[\x21-\x7e]{1,255}$/;

/** As in an ETag: fifteen digits at most. */
const MAX_REVISIE = 999_999_999_999_999;

/** Left out is allowed; `null` is never the same as left out. */
const MagWeg = (): PropertyDecorator => ValidateIf((_, waarde) => waarde !== undefined);

/** What stands in the encrypted part around the body; the body itself is checked as over HTTP. */
export class OpdrachtinhoudDto {
  @IsString()
  readonly bron!: string;

  @IsString()
  readonly id!: string;

  @IsString()
  readonly type!: string;

  @MagWeg()
  @Matches(UUID, { message: UUID_MELDING })
  readonly casusId?: string;

  @Matches(MEDEWERKER_ID, {
    message: 'Dit moet een ondoorzichtig id zonder spaties zijn, zoals medewerker-17. Noem geen naam.',
  })
  readonly medewerker!: string;

  @MagWeg()
  @Matches(UUID, { message: UUID_MELDING })
  readonly overdrachtId?: string;

  @MagWeg()
  @IsInt()
  @Min(0)
  @Max(MAX_REVISIE)
  readonly verwachteRevisie?: number;

  @IsObject()
  readonly lichaam!: object;
}
