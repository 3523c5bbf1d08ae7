import { OpstartFout } from '#platform';
import { draai, klaag, meld } from '#samenstelling';
import { hubConfig } from './config.js';
import { startHub } from './hub.js';
import { welkom } from './welkom.js';

const start = async () => {
  const demo = process.argv.includes('--demo');
  const config = hubConfig();
  if (demo && config.NODE_ENV === 'production')
    throw new OpstartFout(
      'Met NODE_ENV=production wordt geen demonstratie geladen.',
      'Laat --demo weg: verzonnen casussen horen niet in een echt logboek.',
    );
  return startHub({ config, demo, meld, gestorven });
};

const gestorven = (fout: Error): void => {
  klaag(`De database is weggevallen, dus de hub stopt: ${fout.message}`);
  process.exit(1);
};

draai({ naam: 'De hub', start, welkom });
