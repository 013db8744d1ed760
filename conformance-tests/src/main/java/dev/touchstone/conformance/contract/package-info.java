/** What every vector store must do, as test methods: a test class names its subject and takes the contracts it keeps. */
package dev.touchstone.conformance.contract;
