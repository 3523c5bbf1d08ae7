/** Sentences that more than one operation needs in its documentation. */
export const VASTGELEGD =
  'Elke inzage wordt vastgelegd voordat u antwoord krijgt; kan dat niet, dan volgt 503 en wordt niets getoond. Een casus die u niet mag zien bestaat voor u niet (404).';

export const TWEE_KLOKKEN =
  'Er zijn twee klokken: geldigOp is het moment waarover u vraagt, beschikbaarOp met wat de hub toen wist. Zo is te zien wat gold, en ook wat men destijds kon weten.';

export const TIJDLIJN =
  'Zicht op veiligheid (V1-V13), de tijd dat het nog niet belegd was (V0), casusregie (S4), monitoring (S2, S3) en procescoördinatie (003 §6.3), elk met de grond waarop het begon en eindigde, en wie dat wanneer vastlegde. Laat vastgelegde, namens een ander vastgelegde en betwiste stappen (V9) zijn gemerkt.';

export const ALS_CSV =
  'Met Accept: text/csv dezelfde inhoud als bestand voor een rekenblad, een regel per periode: puntkomma, decimale komma, tijdstippen op Nederlandse tijd met het tijdstip in UTC ernaast.';

export const CASUS_ID = {
  name: 'casusId',
  description: 'De casus.',
  schema: { type: 'string', format: 'uuid' },
  example: '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f',
} as const;
