/** Sentences that more than one operation needs in its documentation. */
export const VASTGELEGD =
  'Elke inzage wordt vastgelegd voordat u antwoord krijgt; kan dat niet, dan volgt 503 en wordt niets getoond. Een casus die u niet mag zien bestaat voor u niet (404).';

export const TWEE_KLOKKEN =
  'Er zijn twee klokken: geldigOp is het moment waarover u vraagt, beschikbaarOp met wat de hub toen wist. Zo is te zien wat gold, en ook wat men destijds kon weten.';

export const CASUS_ID = {
  name: 'casusId',
  description: 'De casus.',
  schema: { type: 'string', format: 'uuid' },
  example: '6f1c2a4e-0d53-4c1b-9d2e-7a8b9c0d1e2f',
} as const;
