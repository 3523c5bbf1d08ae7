import { INZAGE_REDENEN } from '#dossier';

/** The header in which toezicht says why it reads. */
export const INZAGE_REDEN = {
  name: 'Inzage-Reden',
  required: false,
  description: 'Waarom u leest; verplicht voor toezicht, en wordt vastgelegd.',
  schema: { type: 'string', enum: [...INZAGE_REDENEN] },
};
