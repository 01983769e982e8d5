//! Processes that are killed, and servers that lose power: what was acknowledged is
//! there afterwards, and every chain is whole.

#[cfg(test)]
mod chain;
#[cfg(test)]
mod child;
#[cfg(test)]
mod dice;
#[cfg(test)]
mod disk;
#[cfg(test)]
mod failing;
#[cfg(test)]
mod killing;
#[cfg(test)]
mod life;
#[cfg(test)]
mod parent;
#[cfg(test)]
mod power;
#[cfg(test)]
mod shim;
#[cfg(test)]
mod trace;
