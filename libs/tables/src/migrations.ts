import { Bounties1763712000004 } from './bounties/index.ts';
import { Competitions1763712000003 } from './competitions/index.ts';
import { Contract1763712000010 } from './contract/index.ts';
import { Enrolments1763712000006 } from './enrolments/index.ts';
import { Github1763712000011 } from './github/index.ts';
import { Issues1763712000002 } from './issues/index.ts';
import { Miners1763712000007 } from './miners/index.ts';
import { Oss1763712000012 } from './oss/index.ts';
import { Ratings1763712000009 } from './ratings/index.ts';
import { Scan1763712000001 } from './scan/index.ts';
import { Validators1763712000008 } from './validators/index.ts';
import { Votes1763712000005 } from './votes/index.ts';

/** In the order they run; each is undone by its exact inverse. */
export const migrations = [
  Scan1763712000001,
  Issues1763712000002,
  Competitions1763712000003,
  Bounties1763712000004,
  Votes1763712000005,
  Enrolments1763712000006,
  Miners1763712000007,
  Validators1763712000008,
  Ratings1763712000009,
  Contract1763712000010,
  Github1763712000011,
  Oss1763712000012,
] as const;
