import { boekVanZuidLimburg } from '#dossier/testing';
import { InMemoryCasuslijsten } from '../testing/in-memory-casuslijsten.js';
import { casuslijstenContract } from './casuslijsten.contract.js';
import type { LijstenOnderProef } from './casuslijsten.contract.js';
import { zoekcontract } from './zoeken.contract.js';
import { rijenVan } from './rijen-van.js';

const boek = boekVanZuidLimburg();

const lijstenOnderProef = async (): Promise<LijstenOnderProef> => {
  const lijsten = new InMemoryCasuslijsten();
  return Promise.resolve({
    lijsten,
    neemOp: (dossier) => {
      const rijen = rijenVan(dossier, boek);
      if (rijen) lijsten.zet(rijen);
      return Promise.resolve();
    },
  });
};

casuslijstenContract('InMemoryCasuslijsten', lijstenOnderProef);
zoekcontract('InMemoryCasuslijsten', lijstenOnderProef);
