import type { Message } from '@assist/contracts';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, lostModel, optionsOf, readOptions, stillValid, toggleCollection } from './chat-options';

const all = ['a', 'b', 'c'];

describe('choosing collections', () => {
  it('begins with the first one that is picked', () => {
    expect(toggleCollection(null, 'b', all)).toEqual(['b']);
  });

  it('adds and takes away', () => {
    expect(toggleCollection(['b'], 'c', all)).toEqual(['b', 'c']);
    expect(toggleCollection(['b', 'c'], 'b', all)).toEqual(['c']);
  });

  it('means everything when all or none are chosen', () => {
    expect(toggleCollection(['a', 'b'], 'c', all)).toBeNull();
    expect(toggleCollection(['a'], 'a', all)).toBeNull();
  });

  it('forgets a collection that no longer exists', () => {
    expect(toggleCollection(['gone', 'a'], 'b', all)).toEqual(['a', 'b']);
  });
});

describe('how a chat goes on', () => {
  const message = (asked: Message['asked']): Message => ({ asked }) as Message;

  it('is how its last question was asked', () => {
    const last = { collectionIds: ['a'], modelId: 'm' };
    const messages = [
      message(null),
      message({ collectionIds: null, modelId: 'old' }),
      message(null),
      message(last),
      message(null),
    ];
    expect(optionsOf(messages)).toEqual(last);
    expect(optionsOf([])).toEqual(DEFAULT_OPTIONS);
  });

  it('leaves out what has been deleted, but nothing while the lists are on their way', () => {
    const options = { collectionIds: ['a', 'gone'], modelId: 'gone' };
    expect(stillValid(options, { modelIds: undefined, collectionIds: undefined })).toEqual(options);
    expect(stillValid(options, { modelIds: ['m'], collectionIds: all })).toEqual({ collectionIds: ['a'], modelId: null });
    expect(stillValid({ collectionIds: ['gone'], modelId: 'm' }, { modelIds: ['m'], collectionIds: all })).toEqual({
      collectionIds: null,
      modelId: 'm',
    });
  });

  it('tells which model was to answer and cannot, once it is known what there is', () => {
    const options = { collectionIds: null, modelId: 'm' };
    const before = { ...message(options), model: 'Hausmodell' };
    expect(lostModel(options, [before], undefined)).toBeNull();
    expect(lostModel(options, [before], ['m'])).toBeNull();
    expect(lostModel({ ...options, modelId: null }, [before], [])).toBeNull();
    expect(lostModel(options, [before], ['other'])).toEqual({ name: 'Hausmodell' });
    expect(lostModel(options, [], [])).toEqual({ name: null });
  });

  it.each([null, '', '{', '7', '[]', '{"modelId":"m"}'])('takes nothing out of %j', (text) => {
    expect(readOptions(text)).toBeNull();
  });

  it('reads a kept choice', () => {
    const options = { collectionIds: ['a'], modelId: null };
    expect(readOptions(JSON.stringify(options))).toEqual(options);
    expect(readOptions('{"modelId":3,"collectionIds":[3,"a"]}')).toEqual({ modelId: null, collectionIds: ['a'] });
  });
});
