import { ApiProperty } from '@nestjs/swagger';

/** A public key to encrypt for (RFC 7517). */
export class JwkDto {
  @ApiProperty({ description: 'Soort sleutel.', example: 'EC' })
  readonly kty!: string;

  @ApiProperty({ description: 'De kromme.', example: 'P-256' })
  readonly crv!: string;

  @ApiProperty({
    description: 'X-coordinaat, base64url.',
    example: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  })
  readonly x!: string;

  @ApiProperty({
    description: 'Y-coordinaat, base64url.',
    example: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  })
  readonly y!: string;

  @ApiProperty({ description: 'Naam van de sleutel; zet haar in de kop van de JWE.', example: '2026-11' })
  readonly kid!: string;

  @ApiProperty({ description: 'Waarvoor: versleutelen.', example: 'enc' })
  readonly use!: string;

  @ApiProperty({ description: 'Hoe de sleutel van het bericht ontstaat.', example: 'ECDH-ES' })
  readonly alg!: string;
}

export class JwksDto {
  @ApiProperty({ description: 'De sleutels, de nieuwste eerst.', type: () => [JwkDto] })
  readonly keys!: readonly JwkDto[];
}
