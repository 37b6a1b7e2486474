import * as api from '@assist/api-client';
import type {
  ApiKey,
  CreateApiKeyRequest,
  CreatedApiKey,
  HandedLink,
  NewSecondFactor,
  OwnApiKeys,
  OwnProof,
  SecondFactor,
  Session,
} from '@assist/contracts/people';
import { dataOf, done } from './http';

export function readSecondFactor(signal?: AbortSignal): Promise<SecondFactor> {
  return dataOf(api.getSecondFactor<true>({ signal }));
}

/** The reply is the only one that shows the secret. */
export function beginSecondFactor(password: string | undefined): Promise<NewSecondFactor> {
  return dataOf(api.setUpSecondFactor<true>({ body: { password } }));
}

/** Gives the recovery codes. */
export async function confirmSecondFactor(code: string): Promise<readonly string[]> {
  return (await dataOf(api.confirmSecondFactor<true>({ body: { code } }))).codes;
}

export async function renewRecoveryCodes(proof: OwnProof): Promise<readonly string[]> {
  return (await dataOf(api.renewRecoveryCodes<true>({ body: proof }))).codes;
}

export function disableSecondFactor(proof: OwnProof): Promise<void> {
  return done(api.disableSecondFactor<true>({ body: proof }));
}

export async function listSessions(signal?: AbortSignal): Promise<readonly Session[]> {
  return (await dataOf(api.listMySessions<true>({ signal }))).items;
}

export function endSession(id: string): Promise<void> {
  return done(api.deleteMySession<true>({ path: { id } }));
}

/** Gives how many there were. */
export async function endOtherSessions(): Promise<number> {
  return (await dataOf(api.signOutOthers<true>())).ended;
}

export function listApiKeys(signal?: AbortSignal): Promise<OwnApiKeys> {
  return dataOf(api.listMyApiKeys<true>({ signal }));
}

export function createApiKey(request: CreateApiKeyRequest): Promise<CreatedApiKey> {
  return dataOf(api.createMyApiKey<true>({ body: request }));
}

export function deleteApiKey(id: string): Promise<void> {
  return done(api.deleteMyApiKey<true>({ path: { id } }));
}

export async function listSessionsOf(userId: string, signal?: AbortSignal): Promise<readonly Session[]> {
  return (await dataOf(api.listUserSessions<true>({ path: { id: userId }, signal }))).items;
}

export async function listApiKeysOf(userId: string, signal?: AbortSignal): Promise<readonly ApiKey[]> {
  return (await dataOf(api.listUserApiKeys<true>({ path: { id: userId }, signal }))).items;
}

export function endSessionOf(userId: string, sessionId: string): Promise<void> {
  return done(api.deleteUserSession<true>({ path: { id: userId, sessionId } }));
}

export function deleteApiKeyOf(userId: string, keyId: string): Promise<void> {
  return done(api.deleteUserApiKey<true>({ path: { id: userId, keyId } }));
}

export async function signOutUser(userId: string): Promise<number> {
  return (await dataOf(api.signUserOut<true>({ path: { id: userId } }))).ended;
}

export function resetSecondFactorOf(userId: string): Promise<void> {
  return done(api.deleteUserSecondFactor<true>({ path: { id: userId } }));
}

export function makeResetLink(userId: string): Promise<HandedLink> {
  return dataOf(api.createPasswordReset<true>({ path: { id: userId } }));
}
