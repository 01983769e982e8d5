//! Processes that are killed, and servers that lose power: what was acknowledged is
//! there afterwards, and every chain is whole.

#[cfg(test)]
mod chain;
#[cfg(test)]
mod child;
#[cfg(test)]
mod killing;
#[cfg(test)]
mod parent;
