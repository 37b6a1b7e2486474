import { describe, expect, it } from 'vitest';
import { FOR_EVERYBODY, sentAccess, withDefault, withGroup } from './model-access';

describe('who may use a model, as it is ticked', () => {
  it('takes the default along when a group is taken out', () => {
    const both = withDefault(withGroup({ ...FOR_EVERYBODY, everybody: false }, 'a', true), 'a', true);
    expect(both).toEqual({ everybody: false, groupIds: ['a'], defaultGroupIds: ['a'] });
    expect(withGroup(both, 'a', false)).toEqual({ everybody: false, groupIds: [], defaultGroupIds: [] });
  });

  it('ticks a group once', () => {
    const once = withGroup({ ...FOR_EVERYBODY, everybody: false }, 'a', true);
    expect(withGroup(once, 'a', true)).toEqual(once);
  });

  it('sends what fits together, whatever was ticked before', () => {
    const ticked = { everybody: true, groupIds: ['a'], defaultGroupIds: ['a', 'b'] };
    expect(sentAccess(ticked)).toEqual({ everybody: true, groupIds: [], defaultGroupIds: ['a', 'b'] });
    expect(sentAccess({ ...ticked, everybody: false })).toEqual({ everybody: false, groupIds: ['a'], defaultGroupIds: ['a'] });
  });
});
