import { z } from 'zod';
import type { DocumentKind } from './document-kinds.js';
import { isUsablePublicKey, signatureHolds } from './ed25519.js';
import { openEnvelope, readFile } from './envelope.js';
import { installationId } from './installation-id.js';
import { readPayload } from './read-payload.js';
import { checked, refuse, type Checked } from './refusal.js';

/** What an installation signs with its own key. */
export type InstallationDocumentKind = Extract<DocumentKind, 'golive' | 'usage' | 'request'>;

/** The member that every document of an installation has: who says it, and with which key. */
const signerSchema = z.looseObject({ installation: z.object({ id: z.string(), publicKey: z.string() }) });

export interface InstallationDocument {
  readonly installationId: string;
  readonly publicKey: string;
  /** The payload as it was signed, `installation` included. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/**
 * Opens an acceptance report, a usage statement or a licence request. It brings the key that proves it and the name
 * made from that key, so it shows that one installation wrote all of it, not which customer owns that installation.
 * Refused with `LIC_MALFORMED`, `LIC_ALG`, `LIC_WRONG_TYPE`, `LIC_SCHEMA`, `LIC_UNKNOWN_KEY` (key, name and `kid` do
 * not belong together) or `LIC_BAD_SIGNATURE`.
 */
export async function openInstallationDocument(
  bytes: Uint8Array,
  kind: InstallationDocumentKind,
): Promise<Checked<InstallationDocument>> {
  return checked(async () => {
    const opened = openEnvelope(readFile(bytes, kind), kind);
    const payload = readPayload(opened.payload, signerSchema);
    const { id, publicKey } = payload.installation;
    if (!isUsablePublicKey(publicKey) || installationId(publicKey) !== id || opened.kid !== id) {
      refuse('LIC_UNKNOWN_KEY', { kid: opened.kid.slice(0, 40) });
    }
    if (!(await signatureHolds(opened.texts, publicKey))) refuse('LIC_BAD_SIGNATURE');
    return { installationId: id, publicKey, payload };
  });
}
