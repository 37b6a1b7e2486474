/** Token of what verification starts from: anchors, build, host. */
export const LICENSE_SOURCES = Symbol('license-sources');
