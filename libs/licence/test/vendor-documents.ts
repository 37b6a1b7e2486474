import { base64url, fileOf, headerText, keyEntry, makeTrustPayload, signPayload, signTexts, TYP, type TestKey } from './issue.js';

/** `root.json`: the old root hands over to a new one. */
export function rotationFile(oldRoot: TestKey, newRoot: TestKey, n: number): string {
  const payload = JSON.stringify({ ver: 1, n, iat: '2026-05-20T00:00:00Z', publicKey: newRoot.publicKey });
  const signatures = [oldRoot, newRoot].map((root) => {
    const { protected: header, signature } = signTexts(headerText(root.kid, TYP.root), payload, root);
    return { protected: header, signature };
  });
  return fileOf({ payload: base64url(payload), signatures }).toString();
}

/** `trust.json` of another root, with one licence key. */
export function trustOf(root: TestKey, licenseKey: TestKey, n: number): string {
  const payload = makeTrustPayload([keyEntry(licenseKey)], { n, iat: '2026-05-21T00:00:00Z' });
  return fileOf(signPayload(payload, TYP.trust, root)).toString();
}
