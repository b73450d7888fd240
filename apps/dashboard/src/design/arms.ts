/** Divisions of the field a coat of arms can have; the order is fixed, a key must always give the same arms. */
const DIVISIONS = ['pale', 'fess', 'bend', 'chevron', 'cross', 'saltire', 'quarterly', 'chief'] as const;
const CHARGES = ['roundel', 'lozenge', 'mullet', 'crescent', 'billet', 'annulet'] as const;

export interface Arms {
  readonly division: (typeof DIVISIONS)[number];
  readonly charge: (typeof CHARGES)[number];
  readonly hue: number;
}

/** FNV-1a, 32 bits: enough to tell a few hundred miners apart at a glance. */
const hash = (key: string): number => {
  let value = 0x811c9dc5;
  for (const character of key) value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
  // One last mix, for the low bits of similar keys differ too little.
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
};

/** The coat of arms of an account: a picture of its own, drawn here, so no avatar is fetched from anywhere. */
export const armsOf = (key: string): Arms => {
  const value = hash(key);
  return {
    division: DIVISIONS[value % DIVISIONS.length] as Arms['division'],
    charge: CHARGES[(value >>> 8) % CHARGES.length] as Arms['charge'],
    hue: (value >>> 16) % 360,
  };
};
