import type { AnswerEvent, Message, StreamEvent } from '@assist/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAnswer } from '../../../../test/make-chat';
import { forgetAnswer, NO_STREAM, reduceAnswers, type AnswerStreams } from './answer-stream';

const ID = '01a1fcb1-feba-75a1-9eaf-a8ff0cad218d';
const message = (state: Message['state'], text: string): Message => makeAnswer({ id: ID, chatId: ID, state, text });
const at = (seq: number, event: AnswerEvent, messageId = ID): StreamEvent => ({ messageId, seq, event });
const delta = (text: string): AnswerEvent => ({ type: 'delta', text });
const play = (events: readonly StreamEvent[], from: AnswerStreams = {}): AnswerStreams => events.reduce(reduceAnswers, from);

describe('the stream of an answer', () => {
  it('grows by its pieces', () => {
    const streams = play([
      at(1, { type: 'searching' }),
      at(2, { type: 'sources', citations: [] }),
      at(3, delta('Guten ')),
      at(4, delta('Tag')),
    ]);
    expect(streams[ID]).toMatchObject({ seq: 4, phase: 'writing', text: 'Guten Tag', final: null });
  });

  it('tells which model is waited for after the search', () => {
    const asking: AnswerEvent = { type: 'asking', model: 'qwen3', passages: 2 };
    const waiting = play([at(1, { type: 'searching' }), at(2, asking), at(3, { type: 'sources', citations: [] })]);
    expect(waiting[ID]).toMatchObject({ phase: 'asking', asked: { model: 'qwen3', passages: 2 } });
    expect(play([at(4, delta('Guten'))], waiting)[ID]?.phase).toBe('writing');
    expect(play([at(4, { type: 'reset' })], waiting)[ID]).toMatchObject({ phase: 'waiting', asked: null });
  });

  it('keeps the answers of several messages apart', () => {
    const other = ID.replace('01', '02');
    const streams = play([at(1, delta('a')), at(1, delta('b'), other), at(2, delta('c'))]);
    expect([streams[ID]?.text, streams[other]?.text]).toEqual(['ac', 'b']);
  });

  it('begins again at a reset, and goes on counting', () => {
    const streams = play([at(1, delta('lost')), at(1_000_002, { type: 'reset' }), at(1_000_003, delta('new'))]);
    expect(streams[ID]).toMatchObject({ seq: 1_000_003, text: 'new', phase: 'writing' });
  });

  it.each(['done', 'stopped', 'failed'] as const)('ends with the stored message when %s', (type) => {
    const stored = message(type, 'all of it');
    const streams = play([at(1, delta('all')), at(2, { type, message: stored })]);
    expect(streams[ID]).toMatchObject({ phase: 'ended', text: 'all of it', final: stored });
  });

  it('counts an event of a newer server without an effect', () => {
    const unknown = { type: 'applause' } as unknown as AnswerEvent;
    expect(play([at(1, delta('a')), at(2, unknown)])[ID]).toMatchObject({ seq: 2, text: 'a' });
  });

  it('is the same whatever is sent again after a reconnect', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), fc.nat(12), (pieces, cut) => {
        const events = pieces.map((piece, index) => at(index + 1, delta(piece)));
        const interrupted = play(events, play(events.slice(0, cut)));
        expect(interrupted).toEqual(play(events));
        expect((interrupted[ID] ?? NO_STREAM).text).toBe(pieces.join(''));
      }),
    );
  });

  it('leaves nothing when it is forgotten', () => {
    expect(forgetAnswer(play([at(1, delta('a'))]), ID)).toEqual({});
    const streams = {};
    expect(forgetAnswer(streams, ID)).toBe(streams);
  });
});
