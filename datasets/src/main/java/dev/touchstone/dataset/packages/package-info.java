/** Says which published packages datasets are made of; whoever runs the catalogue fetches them. */
package dev.touchstone.dataset.packages;
