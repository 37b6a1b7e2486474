export const PASSWORD_MIN = 10;

/** 0..4: an honest guess from length and variety; the server has the last word. */
export type Strength = 0 | 1 | 2 | 3 | 4;

export function passwordStrength(password: string): Strength {
  if (password.length < PASSWORD_MIN) return password === '' ? 0 : 1;
  const variety = new Set(password.toLowerCase()).size;
  if (variety < 6) return 1;
  const bits = password.length * Math.log2(Math.max(2, variety)) * 0.9;
  if (bits < 42) return 2;
  return bits < 60 ? 3 : 4;
}
