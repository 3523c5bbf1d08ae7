import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryCasuslijsten } from '../testing/in-memory-casuslijsten.js';
import { casuslijstenContract } from './casuslijsten.contract.js';
import { rijenVan } from './rijen-van.js';

const boek = boekVanZuidLimburg();

casuslijstenContract('InMemoryCasuslijsten', async () => {
  const lijsten = new InMemoryCasuslijsten();
  return Promise.resolve({
    lijsten,
    neemOp: (dossier) => {
      const rijen = rijenVan(dossier, boek);
      if (rijen) lijsten.zet(rijen);
      return Promise.resolve();
    },
  });
});
